package org.parley.room;

import java.util.Collection;
import java.util.Map;
import org.parley.protocol.Profile;
import org.parley.protocol.UserId;

/** Where is kept what people have chosen that others see of them. Calls block. */
public interface ProfileBook {

    /** Returns what these people have chosen, without those who have chosen nothing. */
    Map<UserId, Profile> find(Collection<UserId> people);

    /** Keeps what somebody has chosen, in place of what was before. */
    void keep(UserId person, Profile profile);
}
