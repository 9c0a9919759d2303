package org.parley.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The databases that Parley knows, each with its scripts. */
enum Vendor {
    H2("H2", 1),
    POSTGRESQL("PostgreSQL", Integer.MAX_VALUE),
    MARIADB("MariaDB", Integer.MAX_VALUE);

    private final String product;
    private final int writers;

    Vendor(String product, int writers) {
        this.product = product;
        this.writers = writers;
    }

    /**
     * Returns the vendor of a product; empty where it is none of these.
     *
     * @param product as JDBC's metadata call it
     */
    static Optional<Vendor> of(String product) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.product.equalsIgnoreCase(product))
                .findFirst();
    }

    /** Returns how many may write at once; see {@link WriteGate}. */
    int writers() {
        return writers;
    }

    /** Returns the names of its scripts, in their order. MariaDB is known since version 2. */
    List<String> scripts() {
        return switch (this) {
            case H2, POSTGRESQL ->
                List.of(
                        "V1__rooms_and_events.sql",
                        "V2__cid_first.sql",
                        "V3__accounts_and_logins.sql",
                        "V4__members_and_people.sql",
                        "V5__logins_by_openid.sql",
                        "V6__deeds_of_no_room.sql",
                        "V7__changes_of_messages.sql",
                        "V8__how_far_people_have_read.sql",
                        "V9__whom_messages_call.sql",
                        "V10__words_of_messages.sql",
                        "V12__threads.sql",
                        "V13__pinned_messages.sql",
                        "V14__what_people_say_of_themselves.sql",
                        "V15__nodes.sql");
            case MARIADB ->
                List.of(
                        "V2__rooms_and_events.sql",
                        "V3__accounts_and_logins.sql",
                        "V4__members_and_people.sql",
                        "V5__logins_by_openid.sql",
                        "V6__deeds_of_no_room.sql",
                        "V7__changes_of_messages.sql",
                        "V8__how_far_people_have_read.sql",
                        "V9__whom_messages_call.sql",
                        "V10__words_of_messages.sql",
                        "V12__threads.sql",
                        "V13__pinned_messages.sql",
                        "V14__what_people_say_of_themselves.sql",
                        "V15__nodes.sql");
        };
    }

    /** Returns where a script of its lies, beside this class: where it has words of its own, in a folder of its own. */
    String path(String script) {
        boolean own = this == MARIADB || (this == POSTGRESQL && script.startsWith("V10__"));
        return own ? name().toLowerCase(Locale.ROOT) + "/" + script : script;
    }

    /** Returns the version that the tables are of after the last script. */
    String version() {
        List<String> scripts = scripts();
        String last = scripts.get(scripts.size() - 1);
        return last.substring(1, last.indexOf("__"));
    }
}
