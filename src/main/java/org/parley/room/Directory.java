package org.parley.room;

import java.util.Optional;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/** Who there is, besides those who are in a room. Calls block. */
public interface Directory {

    /** Returns somebody who has an account, or whom the server has let in before. */
    Optional<Person> find(UserId id);
}
