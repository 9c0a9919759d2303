package org.parley.database;

import org.parley.config.ChatConfig;

/**
 * The database is not one that messages can be kept in; the message says why, and what mends it. Parley does not start.
 *
 * <p>It has no cause, for what is deepest in a trace is what an administrator is shown.
 */
final class DatabaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Refuses a database.
     *
     * @param reason goes on after its name: what is wrong, and after a colon what to do about it
     */
    DatabaseRefused(ChatConfig.Db db, String reason) {
        super(db + " " + reason);
    }

    /** Refuses a database that does not answer, or answers with a failure. */
    static DatabaseRefused because(ChatConfig.Db db, Throwable failure) {
        return new DatabaseRefused(db, reason(db, failure) + " (" + Failures.words(failure) + ")");
    }

    private static String reason(ChatConfig.Db db, Throwable failure) {
        String user = db.user().isEmpty() ? "the user" : "the user " + db.user();
        if (Failures.isStranger(failure)) {
            return "does not let " + user + " in: correct "
                    + (db.jndi().isEmpty()
                            ? "parley.db.user and parley.db.password"
                            : "the data source's user and password");
        } else if (Failures.isNowhere(failure)) {
            return "does not exist, or is not for " + user
                    + ": create it, and give that user all rights on it, or correct its name";
        } else if (Failures.isReadOnly(failure)) {
            return "takes no changes: it is a standby, or was made read-only; name the one that is written to";
        } else if (Failures.isForbidden(failure)) {
            return "does not let " + user + " make and change tables: grant it the right to create in its schema";
        } else if (db.isBuiltIn()) {
            return "cannot be opened: another process may hold it, or its folder may not be written to";
        }
        return "does not answer: start it, or correct "
                + (db.jndi().isEmpty() ? "parley.db.url" : "parley.db.jndi or the data source")
                + "; with parley.db.wait=2m, for one, a start waits so long for it";
    }
}
