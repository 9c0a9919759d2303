package org.parley.faults;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.parley.faults.checker.Event;

/** The recorded history of a run: JSON lines, a file a room, so that a failure can be judged again. Thread-safe. */
final class Journal implements AutoCloseable {

    private static final String SUFFIX = ".jsonl";
    private static final String DEEDS = "deeds.txt";

    private final Path folder;
    private final long origin = System.nanoTime();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    private static final class Page {
        private final BufferedWriter writer;
        private final EventLines lines = new EventLines();
        private boolean closed;

        Page(Path file) {
            try {
                writer = Files.newBufferedWriter(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Writes an event; what happens after the end of a run is no part of it. */
        synchronized void write(Event event) {
            if (closed) {
                return;
            }
            try {
                writer.write(lines.write(event));
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized void close() {
            closed = true;
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Begins a new history in a folder; an older one there is dropped. */
    Journal(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(DEEDS));
            for (Path old : files(folder)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the time that all events share: nanoseconds since this run began. */
    long now() {
        return System.nanoTime() - origin;
    }

    void record(Event event) {
        pages.computeIfAbsent(event.room(), room -> new Page(folder.resolve(room + SUFFIX)))
                .write(event);
    }

    /** Writes down beside the history what was done to the server, and when. */
    void mark(String deed) {
        try {
            Files.writeString(
                    folder.resolve(DEEDS),
                    now() + " " + deed + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the recording. */
    @Override
    public void close() {
        pages.values().forEach(Page::close);
    }

    /** Reads all events of a recorded history. */
    static List<Event> read(Path folder) {
        List<Event> events = new ArrayList<>();
        for (Path file : files(folder)) {
            var lines = new EventLines();
            try (Stream<String> text = Files.lines(file)) {
                text.map(lines::read).forEach(events::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return events;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
