package org.parley.backplane.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.backplane.NodeId;

/**
 * Knows what each node has said last, so that nothing is heard twice, nor after what was said later. Used by one thread.
 *
 * <p>It keeps {@value #NODES}: whoever repeats what nodes have said that are long gone does not fill it.
 */
final class Turns {

    private static final int NODES = 1_000;

    private final Map<NodeId, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Long> eldest) {
            return size() > NODES;
        }
    };

    /** Returns whether this comes after all that the node has said before. */
    boolean isNew(NodeId node, long number) {
        Long before = last.get(node);
        boolean fresh = before == null || number > before;
        if (fresh) {
            last.put(node, number);
        }
        return fresh;
    }
}
