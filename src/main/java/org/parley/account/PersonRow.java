package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.parley.protocol.Person;
import org.parley.protocol.UserId;

/** The row of somebody who has come in by a way that vouches for them. */
@Entity
@Table(name = "parley_person")
public class PersonRow {

    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "name", length = 100, nullable = false)
    private String name;

    /** The name as it is looked for. */
    @Column(name = "sought", length = 100, nullable = false)
    private String sought;

    @Column(name = "seen_at", nullable = false)
    private long seenAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected PersonRow() {}

    @SuppressWarnings("NullAway.Init")
    PersonRow(Person person, long now) {
        this.id = person.id().value();
        become(person, now);
    }

    /** Takes the name of today. */
    final void become(Person person, long now) {
        name = person.name();
        sought = person.name().toLowerCase(Locale.ROOT);
        seenAt = now;
    }

    Person toPerson() {
        return new Person(new UserId(id), name, false);
    }
}
