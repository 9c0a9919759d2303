package org.parley.bench;

import java.time.Duration;

/** How long a load is carried: first without, then with counting. */
record Times(Duration warmUp, Duration measured) {

    Times withMeasured(Duration other) {
        return new Times(warmUp, other);
    }

    /** Returns the times with a part of the warm-up. */
    Times warmed(double part) {
        return new Times(Duration.ofMillis(Math.round(warmUp.toMillis() * part)), measured);
    }

    double seconds() {
        return measured.toMillis() / 1e3;
    }
}
