package org.parley.room;

import org.jspecify.annotations.Nullable;
import org.parley.protocol.Person;
import org.parley.protocol.Role;

/** Whoever says something in rooms, by whatever way in, and hears what becomes of it. */
public interface Speaker extends Actor {

    /**
     * Runs a task that tells this speaker several things, so that they can go out in one piece.
     *
     * <p>The task does not block and does not throw. Called by any thread, also within another such task.
     */
    void together(Runnable task);

    /** Returns a speaker who is told each thing by itself. */
    static Speaker of(Person person) {
        return of(person, null);
    }

    /** Returns a speaker who is told each thing by itself, and has a role everywhere. */
    static Speaker of(Person person, @Nullable Role everywhere) {
        return new Alone(person, everywhere);
    }

    /** One who is not told by a connection of its own. */
    record Alone(Person person, @Nullable Role everywhere) implements Speaker {

        @Override
        public void together(Runnable task) {
            task.run();
        }
    }
}
