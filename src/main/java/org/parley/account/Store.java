package org.parley.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.database.SideTables;
import org.parley.identity.Nickname;
import org.parley.identity.SessionId;
import org.parley.identity.Sha256;
import org.parley.protocol.UserId;

/**
 * Where accounts and logins are kept: in the database, for all nodes.
 *
 * <p>Calls block. Each may throw {@link org.parley.log.LogUnavailable}. Thread-safe.
 */
public final class Store {

    /** How many devices one person may be logged in on at once; the one that was not used longest goes. */
    private static final int MOST_LOGINS = 50;

    private final SideTables tables;
    private final Clock clock;

    /** @param tables where they are */
    public Store(SideTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Keeps a new account.
     *
     * @throws SideTables.Taken where one of its names looks like that of another
     */
    void add(Account account) {
        tables.write(em -> {
            em.persist(new AccountRow(account, clock.millis()));
            em.persist(new PersonRow(account.person(), clock.millis()));
            looks(account.name(), account.displayName())
                    .forEach(look -> em.persist(new NameRow(look, account.id().value())));
            return account;
        });
    }

    /** Returns the account that has a name which looks like this one. */
    Optional<Account> find(Nickname name) {
        List<String> looks = List.copyOf(looks(name));
        return tables.read(em -> em
                .createQuery("select n from NameRow n where n.look in :looks", NameRow.class)
                .setParameter("looks", looks)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> em.find(AccountRow.class, row.accountId()))
                .map(AccountRow::toAccount));
    }

    /** Returns the account of an id. */
    Optional<Account> find(UserId id) {
        return tables.read(
                em -> Optional.ofNullable(em.find(AccountRow.class, id.value())).map(AccountRow::toAccount));
    }

    /** Returns whether anybody looks after all of Parley. */
    boolean hasAdmin() {
        return tables.read(em -> em.createQuery("select count(a) from AccountRow a where a.admin = 1", Long.class)
                        .getSingleResult()
                > 0);
    }

    /** Changes the hash of an account's password, where it still is what it was: the password may have changed meanwhile. */
    void rehash(UserId id, String before, String fresh) {
        tables.write(
                em -> em.createQuery("update AccountRow a set a.hash = :fresh where a.id = :id and a.hash = :before")
                        .setParameter("fresh", fresh)
                        .setParameter("id", id.value())
                        .setParameter("before", before)
                        .executeUpdate());
    }

    /** Changes the hash of an account's password and ends all its logins, but for one where that is given. */
    void changePassword(UserId id, String hash, @Nullable SessionId but) {
        tables.write(em -> {
            AccountRow row = em.find(AccountRow.class, id.value());
            if (row != null) {
                row.hash(hash);
            }
            return end(em, id, but);
        });
    }

    /**
     * Changes what others see of an account.
     *
     * @throws SideTables.Taken where the name looks like that of another
     */
    void rename(UserId id, Nickname fresh) {
        tables.write(em -> {
            AccountRow row = em.find(AccountRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                Account account = row.toAccount();
                Set<String> before = looks(account.name(), account.displayName());
                Set<String> after = looks(account.name(), fresh);
                row.displayName(fresh);
                Optional.ofNullable(em.find(PersonRow.class, id.value()))
                        .ifPresent(one -> one.become(row.toAccount().person(), clock.millis()));
                before.stream()
                        .filter(look -> !after.contains(look))
                        .map(look -> em.find(NameRow.class, look))
                        .filter(found -> found != null && found.accountId().equals(id.value()))
                        .forEach(em::remove);
                after.stream()
                        .filter(look -> !before.contains(look))
                        .forEach(look -> em.persist(new NameRow(look, id.value())));
            }
            return fresh;
        });
    }

    /** Keeps a login; of one person's only the newest {@link #MOST_LOGINS}. */
    void begin(Login login) {
        tables.write(em -> {
            em.persist(new SessionRow(login, clock.millis()));
            em.createQuery(
                            "select s from SessionRow s where s.userId = :user and s.endedAt is null"
                                    + " order by s.usedAt desc",
                            SessionRow.class)
                    .setParameter("user", login.user().value())
                    .setFirstResult(MOST_LOGINS)
                    .setMaxResults(MOST_LOGINS)
                    .getResultList()
                    .forEach(row -> row.end(clock.millis()));
            return login;
        });
    }

    /** Returns the row of a login that has not ended. */
    Optional<SessionRow> session(SessionId id) {
        return tables.read(
                em -> Optional.ofNullable(em.find(SessionRow.class, id.value())).filter(row -> !row.hasEnded()));
    }

    /** Takes note that a login was used at a time, in milliseconds since 1970. */
    void used(SessionId id, long now) {
        tables.write(em -> em.createQuery("update SessionRow s set s.usedAt = :now where s.id = :id")
                .setParameter("now", now)
                .setParameter("id", id.value())
                .executeUpdate());
    }

    /** Ends a login. */
    void end(SessionId id) {
        tables.write(
                em -> em.createQuery("update SessionRow s set s.endedAt = :now where s.id = :id and s.endedAt is null")
                        .setParameter("now", clock.millis())
                        .setParameter("id", id.value())
                        .executeUpdate());
    }

    /** Ends all logins of somebody. */
    void endAll(UserId user) {
        tables.write(em -> end(em, user, null));
    }

    /**
     * Forgets somebody: their account, their names, what they say of themselves, and that they were here. Their logins end; of these nothing stays but that
     * they ended.
     */
    void erase(UserId person) {
        tables.write(em -> {
            for (String table : List.of(
                    "NameRow r where r.accountId",
                    "AccountRow r where r.id",
                    "PersonRow r where r.id",
                    "ProfileRow r where r.userId")) {
                em.createQuery("delete from " + table + " = :person")
                        .setParameter("person", person.value())
                        .executeUpdate();
            }
            end(em, person, null);
            return em.createQuery("update SessionRow s set s.userId = '-', s.serverName = null, s.serverRoles = null"
                            + " where s.userId = :person")
                    .setParameter("person", person.value())
                    .executeUpdate();
        });
    }

    /** Returns when somebody's logins that have not ended were last used, in milliseconds since 1970. */
    List<Long> logins(UserId person) {
        return tables.read(em -> em.createQuery(
                        "select s.usedAt from SessionRow s where s.userId = :person and s.endedAt is null order by s.usedAt",
                        Long.class)
                .setParameter("person", person.value())
                .getResultList());
    }

    private int end(EntityManager em, UserId user, @Nullable SessionId but) {
        return em.createQuery("update SessionRow s set s.endedAt = :now"
                        + " where s.userId = :user and s.id <> :but and s.endedAt is null")
                .setParameter("now", clock.millis())
                .setParameter("user", user.value())
                .setParameter("but", but == null ? "" : but.value())
                .executeUpdate();
    }

    /** Ends the logins that nobody used since a time. */
    void endUnused(long unusedSince) {
        tables.write(em -> em.createQuery(
                        "update SessionRow s set s.endedAt = :now where s.usedAt < :used and s.endedAt is null")
                .setParameter("now", clock.millis())
                .setParameter("used", unusedSince)
                .executeUpdate());
    }

    /** Returns the logins that ended after a time, on whatever node. */
    Set<SessionId> endedSince(long millis) {
        return tables.read(em -> em
                .createQuery("select s.id from SessionRow s where s.endedAt >= :since", String.class)
                .setParameter("since", millis)
                .getResultList()
                .stream()
                .map(SessionId::new)
                .collect(Collectors.toSet()));
    }

    /** Forgets the logins that ended before a time. */
    void forget(long endedBefore) {
        tables.write(em -> em.createQuery("delete from SessionRow s where s.endedAt < :ended")
                .setParameter("ended", endedBefore)
                .executeUpdate());
    }

    /** How names look, with and without their capitals, each hashed: skeletons have no bound. */
    private static Set<String> looks(Nickname... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(name.skeleton(), name.writtenSkeleton()))
                .map(Sha256::hex)
                .collect(Collectors.toSet());
    }
}
