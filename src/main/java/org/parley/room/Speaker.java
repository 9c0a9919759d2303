package org.parley.room;

import org.parley.protocol.Person;

/** Whoever says something in rooms, by whatever way in, and hears what becomes of it. */
public interface Speaker {

    /** Returns who speaks. */
    Person person();

    /**
     * Runs a task that tells this speaker several things, so that they can go out in one piece.
     *
     * <p>The task does not block and does not throw. Called by any thread, also within another such task.
     */
    void together(Runnable task);

    /** Returns a speaker who is told each thing by itself. */
    static Speaker of(Person person) {
        return new Alone(person);
    }

    /** One who is not told by a connection of its own. */
    record Alone(Person person) implements Speaker {

        @Override
        public void together(Runnable task) {
            task.run();
        }
    }
}
