package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.config.ChatConfig;
import org.parley.database.Database;
import org.parley.database.SideTables;
import org.parley.protocol.Profile;
import org.parley.protocol.StatusText;
import org.parley.protocol.UserId;
import org.parley.threads.Threads;

/** What a book of profiles does, in whatever database. */
abstract class ProfileBookContract {

    private static final UserId ADA = new UserId("u-ada");
    private static final UserId BOB = new UserId("o-bob");

    @TempDir
    Path folder;

    private final Threads threads = new Threads(1, System::nanoTime);
    private final List<Database> opened = new ArrayList<>();
    private ProfileTable book = new ProfileTable();
    private ChatConfig.Db place = ChatConfig.Db.BUILT_IN;
    private Store store = new Store(new SideTables(() -> opened.get(0)), Clock.systemUTC());

    /** Returns a database that nobody has written to. */
    abstract ChatConfig.Db fresh();

    @BeforeEach
    void begin() {
        place = fresh();
        book = open();
    }

    private ProfileTable open() {
        Database database = Database.open(place, folder, 4, threads, Clock.systemUTC());
        opened.add(0, database);
        store = new Store(new SideTables(() -> database), Clock.systemUTC());
        return new ProfileTable(new SideTables(() -> database));
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
        threads.close();
    }

    @Test
    void whatWasKeptIsThereAfterARestart() {
        var profile = new Profile(new StatusText("\uD83C\uDF34 \u0645\u06CC\u200C \u660E\u5929 '\"\\%_".repeat(3)), 0);
        book.keep(ADA, profile);
        book.keep(BOB, new Profile(null, 7));
        opened.remove(0).close();
        assertThat(open().find(List.of(ADA, BOB, new UserId("u-nobody"))))
                .isEqualTo(Map.of(ADA, profile, BOB, new Profile(null, 7)));
    }

    @Test
    void theLongestTextFits() {
        var longest = new Profile(new StatusText("\uD83D\uDE00".repeat(StatusText.MAX_LENGTH)), null);
        book.keep(ADA, longest);
        assertThat(book.find(List.of(ADA))).containsEntry(ADA, longest);
    }

    @Test
    void eachOneIsInPlaceOfTheOneBeforeAndNoneIsNotKept() {
        book.keep(ADA, new Profile(new StatusText("one"), 1));
        book.keep(ADA, new Profile(new StatusText("two"), null));
        assertThat(book.find(List.of(ADA))).containsEntry(ADA, new Profile(new StatusText("two"), null));
        book.keep(ADA, Profile.NONE);
        book.keep(BOB, Profile.NONE);
        assertThat(book.find(List.of(ADA, BOB))).isEmpty();
    }

    @Test
    void thousandsAreFoundAtOnce() {
        book.keep(new UserId("u-1999"), new Profile(null, 4));
        List<UserId> crowd =
                IntStream.range(0, 2_000).mapToObj(i -> new UserId("u-" + i)).toList();
        assertThat(book.find(crowd)).containsOnlyKeys(new UserId("u-1999"));
        assertThat(book.find(List.of())).isEmpty();
    }

    @Test
    void ofWhoIsForgottenNothingIsKept() {
        book.keep(ADA, new Profile(new StatusText("one"), 1));
        book.keep(BOB, new Profile(new StatusText("two"), 2));
        store.erase(ADA);
        assertThat(book.find(List.of(ADA, BOB))).containsOnlyKeys(BOB);
    }
}
