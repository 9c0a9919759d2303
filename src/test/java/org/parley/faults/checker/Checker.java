package org.parley.faults.checker;

import java.util.ArrayList;
import java.util.List;

/** Judges a history by the promises I1 to I8. */
public final class Checker {

    private static final List<Invariant> PROMISES = List.of(
            new AckedIsStored(),
            new RefusedIsNotStored(),
            new NumberedWithoutGaps(),
            new OnePlaceOneMessage(),
            new HeardInSteps(),
            new HeardAsStored(),
            new AckedBeforeInvoked(),
            new SilentAfterRemoval());

    /** Returns every violation; none where all promises were kept. */
    public List<Violation> check(History history) {
        List<Violation> violations = new ArrayList<>();
        for (Invariant promise : PROMISES) {
            promise.check(history, sentence -> violations.add(new Violation(promise.name(), sentence)));
        }
        return violations;
    }
}
