package org.parley.bench;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one scenario measured on one server in one round.
 *
 * @param server the name of the server
 * @param log where its messages were kept; empty where it keeps none
 */
record Figures(String server, String log, Scenario scenario, int round, Map<Metric, Double> values) {

    Figures(String server, String log, Scenario scenario, int round, Map<Metric, Double> values) {
        this.server = server;
        this.log = log;
        this.scenario = scenario;
        this.round = round;
        this.values = new EnumMap<>(values);
    }

    /** Returns server and log as one name. */
    String subject() {
        return log.isEmpty() || log.equals(Log.MEMORY.name()) ? server : server + "/" + log;
    }
}
