package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.it.Postgres;
import org.parley.it.server.Ports;
import org.parley.threads.Threads;

/** A database that messages cannot be kept in is refused at the start, with the reason and what mends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseRefusedIT {

    /** Takes away what the first version did not have, whatever has come since. */
    private static final String LATER_TABLES =
            "do $$ declare late text; begin for late in select tablename from pg_tables"
                    + " where tablename like 'parley%' and tablename not in ('parley_room', 'parley_event', 'parley_schema')"
                    + " loop execute 'drop table ' || late || ' cascade'; end loop; end $$";

    private final Threads threads = new Threads(1, System::nanoTime);
    private Postgres postgres;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = Postgres.start(folder);
    }

    @AfterAll
    void stop() {
        threads.close();
        postgres.close();
    }

    private ChatConfig.Db made() {
        return postgres.fresh();
    }

    private void execute(String url, String... statements) {
        var admin = ChatConfig.Db.at(url, postgres.user(), postgres.password());
        try (Connection connection = DataSources.of(admin).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Database open(ChatConfig.Db db) {
        return Database.open(db, Path.of("unused"), 4, threads, Clock.systemUTC());
    }

    private void assertRefused(ChatConfig.Db db, String... parts) {
        assertThatThrownBy(() -> open(db).close())
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContainingAll(parts)
                .hasMessageStartingWith(db.toString());
    }

    @Test
    void h2IsRefusedWhereThereAreSeveralNodesAndPostgresIsNot() {
        try (Database shared = open(made())) {
            assertThat(shared.forSeveralNodes()).isSameAs(shared);
        }
        Database alone = Database.passing(4, threads, Clock.systemUTC());
        assertThatThrownBy(alone::forSeveralNodes)
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("is H2")
                .hasMessageContaining("PostgreSQL or MariaDB");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsRefusedAndTheWaitIsOffered() throws IOException {
        var nowhere = ChatConfig.Db.at("jdbc:postgresql://localhost:" + Ports.free() + "/parley", "parley", "");
        assertRefused(nowhere, "does not answer: start it, or correct parley.db.url", "parley.db.wait=2m");
    }

    @Test
    void aDatabaseThatComesLaterIsWaitedFor() throws IOException {
        ChatConfig.Db db = made();
        var patient = new ChatConfig.Db(db.url(), db.user(), db.password(), "", Duration.ofMinutes(2));
        postgres.stopImmediately();
        CompletableFuture<Database> opening = CompletableFuture.supplyAsync(() -> open(patient));
        assertThat(opening).isNotDone();
        postgres.restart();
        opening.join().close();
    }

    @Test
    void aUserWhomItDoesNotKnowIsRefusedAtOnceHoweverLongAStartMayWait() {
        ChatConfig.Db db = made();
        var wrong = new ChatConfig.Db(db.url(), "nobody-of-that-name", "wrong", "", Duration.ofDays(1));
        assertRefused(wrong, "does not let the user nobody-of-that-name in", "parley.db.user and parley.db.password");
    }

    @Test
    void aDatabaseThatIsNotThereIsToBeCreated() {
        var missing = ChatConfig.Db.at(
                postgres.url().replaceFirst("[^/]+$", "missing"), postgres.user(), postgres.password());
        assertRefused(missing, "does not exist", "create it");
    }

    @Test
    void aDatabaseThatTakesNoChangesIsRefusedEmptyOrNot() {
        ChatConfig.Db db = made();
        String readOnly =
                "alter database " + db.url().replaceFirst(".*/", "") + " set default_transaction_read_only = ";
        execute(postgres.url(), readOnly + "on");
        assertRefused(db, "takes no changes", "name the one that is written to");
        execute(postgres.url(), readOnly + "off");
        open(db).close();
        execute(postgres.url(), readOnly + "on");
        assertRefused(db, "takes no changes", "name the one that is written to");
    }

    @Test
    void aUserWhoMayNotMakeTablesIsToBeGrantedIt() {
        ChatConfig.Db db = made();
        execute(postgres.url(), "create user guest password 'guest'");
        execute(db.url(), "revoke create on schema public from public");
        var guest = ChatConfig.Db.at(db.url(), "guest", "guest");
        assertRefused(guest, "does not let the user guest make and change tables", "grant");
    }

    @Test
    void aDatabaseOfALaterParleyIsRefusedAndOneOfAnEarlierIsBroughtUpToDate() {
        ChatConfig.Db db = made();
        open(db).close();
        execute(
                db.url(),
                "insert into parley_schema (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)");
        assertRefused(db, "later Parley", "version 99", "backup");
        execute(
                db.url(),
                "delete from parley_schema where version <> '1'",
                LATER_TABLES,
                "alter table parley_event drop column state",
                "alter table parley_room drop column kind, drop column topic, drop column archived, drop column slow, drop column newest",
                "alter table parley_event drop constraint parley_event_cid_uq",
                "alter table parley_event add constraint parley_event_cid_uq unique (room_id, author_id, cid)",
                "alter table parley_event add constraint parley_event_room_fk"
                        + " foreign key (room_id) references parley_room (id)");
        open(db).close();
        open(db).close();
    }

    @Test
    void tablesOfSomebodyElseAreLeftAlone() {
        ChatConfig.Db db = made();
        execute(db.url(), "create table orders (id int)", "insert into orders values (1)");
        open(db).close();
        execute(db.url(), "delete from orders where id = 1");
    }
}
