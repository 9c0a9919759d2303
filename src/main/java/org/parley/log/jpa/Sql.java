package org.parley.log.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;

/** A statement in SQL, put together with its parameters: what a person has typed is never part of its text. Not thread-safe. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Adds text, in which each question mark stands for the next of the values. */
    Sql add(String part, Object... given) {
        int next = 0;
        for (int i = 0; i < part.length(); i++) {
            text.append(part.charAt(i));
            if (part.charAt(i) == '?') {
                values.add(given[next++]);
                text.append(values.size());
            }
        }
        if (next != given.length) {
            throw new IllegalArgumentException("another number of values: " + part);
        }
        return this;
    }

    Query in(EntityManager em) {
        Query query = em.createNativeQuery(text.toString());
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
