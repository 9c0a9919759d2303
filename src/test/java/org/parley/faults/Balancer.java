package org.parley.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says which node a client goes to, as a load balancer would: they are spread, and whoever has lost one goes to another.
 *
 * @param ports where the nodes are, or what stands before them
 */
record Balancer(List<Integer> ports) {

    /** Returns the port to which a client goes first: those of one room are spread as all are. */
    int home(int client) {
        return ports.get(client / Crowd.ROOMS % ports.size());
    }

    /** Returns where to go from a node that was lost; there again where it is the only one. */
    int another(int lost) {
        List<Integer> others = new ArrayList<>(ports);
        others.remove((Integer) lost);
        return others.isEmpty() ? lost : others.get(ThreadLocalRandom.current().nextInt(others.size()));
    }

    /** Returns the number of a node, counted from 0. */
    int node(int port) {
        return ports.indexOf(port);
    }
}
