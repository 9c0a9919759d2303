package org.parley.backplane;

import java.util.Map;

/** Where nodes say that they live, so that the others see it. Calls block, and may fail where the database does. */
public interface LeaseBook {

    /** Counts one more beat of a node, and returns how many each node of the cluster has had. */
    Map<NodeId, Long> beat(NodeId node);

    /** Forgets a node that ends, or that has had no more than so many beats for long. */
    void end(NodeId node, long beats);
}
