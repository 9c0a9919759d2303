package org.parley.faults;

import java.util.Locale;

/**
 * A bound of the promise, and what was measured. What was not measured ({@code NaN}) holds no bar.
 *
 * @param least infinite where there is no lower bound
 * @param most infinite where there is no upper bound
 */
record Bar(String what, double measured, double least, double most, String unit) {

    static Bar atMost(String what, Number measured, double most, String unit) {
        return new Bar(what, measured.doubleValue(), Double.NEGATIVE_INFINITY, most, unit);
    }

    /** Returns a bar below which the fault was none, or was not seen. */
    static Bar atLeast(String what, Number measured, double least, String unit) {
        return new Bar(what, measured.doubleValue(), least, Double.POSITIVE_INFINITY, unit);
    }

    /** Returns a bar on a time in milliseconds. */
    static Bar millis(String what, double measured, double most) {
        return atMost(what, measured, most, "ms");
    }

    /** Returns something that is only to be told. */
    static Bar told(String what, Number measured, String unit) {
        return new Bar(what, measured.doubleValue(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, unit);
    }

    boolean held() {
        return measured >= least && measured <= most;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.0f %s%s", what, measured, unit, bound());
    }

    private String bound() {
        if (Double.isFinite(least) && Double.isFinite(most)) {
            return String.format(Locale.ROOT, " (%s %.0f to %.0f)", held() ? "within" : "BEYOND", least, most);
        } else if (Double.isFinite(most)) {
            return String.format(Locale.ROOT, " (%s %.0f)", held() ? "at most" : "MORE THAN", most);
        } else if (Double.isFinite(least)) {
            return String.format(Locale.ROOT, " (%s %.0f)", held() ? "at least" : "LESS THAN", least);
        }
        return "";
    }
}
