package org.parley.faults.checker;

/** A promise that was broken, and by what. */
public record Violation(String invariant, String sentence) {

    @Override
    public String toString() {
        return invariant + ": " + sentence;
    }
}
