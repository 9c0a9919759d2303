package org.parley.bench;

import java.time.Duration;

/** How long a load is carried: first without, then with counting. */
record Times(Duration warmUp, Duration measured) {

    Times withMeasured(Duration other) {
        return new Times(warmUp, other);
    }

    /** Returns the times for a server that is warm already. */
    Times warm() {
        return new Times(warmUp.dividedBy(3), measured);
    }

    double seconds() {
        return measured.toMillis() / 1e3;
    }
}
