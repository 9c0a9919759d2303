package org.parley.backplane;

import java.util.Map;

/** Of a node that is alone: nobody looks. */
public final class SingleLease implements LeaseBook {

    @Override
    public Map<NodeId, Long> beat(NodeId node) {
        return Map.of();
    }

    @Override
    public void end(NodeId node, long beats) {
        // There is nothing to end.
    }
}
