package org.parley.faults;

import java.util.Locale;

/** A bound of the promise, and what was measured. */
record Bar(String what, double measured, double most, String unit) {

    /** Returns a bar on a time in milliseconds. */
    static Bar millis(String what, double measured, double most) {
        return new Bar(what, measured, most, "ms");
    }

    boolean held() {
        return measured <= most;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %.0f %s (%s %.0f)", what, measured, unit, held() ? "at most" : "MORE THAN", most);
    }
}
