package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.database.SideTables;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;
import org.parley.room.Directory;

/** Everybody who has an account, or whom the server has let in before. Calls block. Thread-safe. */
@ApplicationScoped
public class People implements Directory {

    private static final int MOST = 20;
    private static final String BEGINS =
            "select p from PersonRow p where p.sought like :begin escape '!' order by p.sought";

    private final SideTables tables;
    private final Clock clock;

    /** For CDI's proxy, which needs one without parameters. */
    @SuppressWarnings("NullAway")
    protected People() {
        tables = null;
        clock = null;
    }

    /** Knows those who are in the database. */
    @Inject
    public People(SideTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Optional<Person> find(UserId id) {
        return tables.read(em -> Optional.ofNullable(em.find(PersonRow.class, id.value())))
                .map(PersonRow::toPerson);
    }

    /** Returns those whose name begins like this, {@value #MOST} at most, by their names. */
    public List<Person> search(String begin) {
        String pattern = begin.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
        return tables.read(em -> em
                .createQuery(BEGINS, PersonRow.class)
                .setParameter("begin", pattern)
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(PersonRow::toPerson)
                .toList());
    }

    /** Takes note of somebody who has come in. */
    public void note(Person person) {
        try {
            tables.write(em -> {
                PersonRow row = em.find(PersonRow.class, person.id().value());
                if (row == null) {
                    em.persist(new PersonRow(person, clock.millis()));
                } else {
                    row.become(person, clock.millis());
                }
                return person;
            });
        } catch (SideTables.Taken e) {
            // Another of their requests has noted them at the same moment.
            System.getLogger(People.class.getName()).log(System.Logger.Level.DEBUG, "noted already", e);
        }
    }
}
