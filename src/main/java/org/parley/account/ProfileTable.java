package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.database.SideTables;
import org.parley.protocol.Profile;
import org.parley.protocol.UserId;
import org.parley.room.ProfileBook;

/** Keeps profiles in the database, for all nodes. Thread-safe. */
@ApplicationScoped
public class ProfileTable implements ProfileBook {

    /** How many are asked for in one query. */
    private static final int AT_ONCE = 500;

    private static final String OF = "select p from ProfileRow p where p.userId in :people";

    private final SideTables tables;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected ProfileTable() {
        tables = null;
    }

    /** Keeps them there. */
    @Inject
    public ProfileTable(SideTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<UserId, Profile> find(Collection<UserId> people) {
        List<String> ids = people.stream().map(UserId::value).toList();
        Map<UserId, Profile> found = new HashMap<>();
        for (int begin = 0; begin < ids.size(); begin += AT_ONCE) {
            List<String> some = new ArrayList<>(ids.subList(begin, Math.min(begin + AT_ONCE, ids.size())));
            List<ProfileRow> rows = tables.read(em -> em.createQuery(OF, ProfileRow.class)
                    .setParameter("people", some)
                    .getResultList());
            rows.forEach(row -> found.put(row.person(), row.toProfile()));
        }
        return found;
    }

    @Override
    public void keep(UserId person, Profile profile) {
        try {
            write(person, profile);
        } catch (SideTables.Taken e) {
            // Another node has made the row at the same moment.
            write(person, profile);
        }
    }

    private void write(UserId person, Profile profile) {
        tables.write(em -> {
            ProfileRow row = em.find(ProfileRow.class, person.value());
            if (row != null && profile.equals(Profile.NONE)) {
                em.remove(row);
            } else if (row != null) {
                row.become(profile);
            } else if (!profile.equals(Profile.NONE)) {
                em.persist(new ProfileRow(person, profile));
            }
            return person;
        });
    }
}
