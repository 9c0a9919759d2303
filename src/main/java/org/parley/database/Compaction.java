package org.parley.database;

import java.nio.file.Path;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/**
 * Writes the file of the built-in database anew where most of it is waste, before it is opened.
 *
 * <p>H2 2.2.224 makes a chunk of each commit, and uses its space again only when nothing in it lives any more: 60 000
 * messages of usual length took 537 MB and are 13. What it does about that in the background stands still with
 * {@code WRITE_DELAY=0}, and what it does when it closes has lost data: see {@link DataSources}. This only reads the
 * file, writes another beside it and gives it the first one's name, as H2's {@code SHUTDOWN DEFRAG} does.
 */
final class Compaction {

    /** A smaller file is left as it is, in bytes. */
    static final long WORTHWHILE = 32L << 20;

    /** As is one of which more than this lives, in percent. */
    private static final int LIVING = 40;

    private static final System.Logger LOG = System.getLogger(Compaction.class.getName());

    private Compaction() {}

    /**
     * Blocks: about two seconds for a gigabyte that was waste. Where it cannot be done, the file stays as it is, and why
     * is in the log.
     *
     * @param file of the database, which may be missing
     * @param worthwhile the least size, in bytes
     */
    static void of(Path file, long worthwhile) {
        long before = file.toFile().length();
        if (before < worthwhile) {
            return;
        }
        try {
            int living = living(file);
            if (living <= LIVING && hasRoomFor(before * (living + 1) / 100, file)) {
                MVStoreTool.compact(file.toString(), false);
                LOG.log(
                        System.Logger.Level.INFO,
                        "the built-in database was written anew: {0} MiB of {1}",
                        file.toFile().length() >> 20,
                        before >> 20);
            }
        } catch (MVStoreException | DbException e) {
            // Where it is in use or broken, whoever opens it next says so in the words that people know.
            MVStoreTool.compactCleanUp(file.toString());
            LOG.log(System.Logger.Level.WARNING, "the built-in database was not written anew: {0}", e.getMessage());
        }
    }

    /** Returns how much of the file is in use, in percent of its chunks. */
    private static int living(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getFileStore().getChunksFillRate();
        }
    }

    private static boolean hasRoomFor(long copy, Path file) {
        return file.toFile().getUsableSpace() > 2 * copy + WORTHWHILE;
    }
}
