package org.parley.bench;

import java.util.OptionalDouble;

/**
 * What Parley must reach: a figure compared with a peer's, or with a number.
 *
 * @param reference the peer; empty: the limit is a number of its own
 * @param limit the least, or the most, that the figure may be; a factor where there is a reference
 */
record Bar(Scenario scenario, Metric metric, String subject, Kind kind, double limit, String reference) {

    enum Kind {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    static Bar atLeast(Scenario scenario, Metric metric, String subject, double limit, String reference) {
        return new Bar(scenario, metric, subject, Kind.AT_LEAST, limit, reference);
    }

    static Bar atMost(Scenario scenario, Metric metric, String subject, double limit, String reference) {
        return new Bar(scenario, metric, subject, Kind.AT_MOST, limit, reference);
    }

    /** Returns the figure, or how many times the peer's it is; empty where either was not measured. */
    OptionalDouble reached(Results results) {
        OptionalDouble own = results.median(scenario, subject, metric);
        if (reference.isEmpty() || own.isEmpty()) {
            return own;
        }
        OptionalDouble other = results.median(scenario, reference, metric);
        return other.isEmpty() ? other : OptionalDouble.of(own.getAsDouble() / other.getAsDouble());
    }

    boolean passes(double reached) {
        return kind == Kind.AT_LEAST ? reached >= limit : reached <= limit;
    }

    /** Returns the demand in words. */
    String demand() {
        String number = Results.number(limit);
        return kind.sign + " " + (reference.isEmpty() ? number : number + " × " + reference);
    }
}
