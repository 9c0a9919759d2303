package org.parley.room;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.parley.backplane.Backplane;
import org.parley.backplane.Leases;
import org.parley.config.ChatConfig;
import org.parley.figure.Figures;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;
import org.parley.protocol.FrameCodec;
import org.parley.threads.Threads;

/** Makes what the use cases of rooms share, once: a {@code @Singleton}, so that it needs no proxy. */
@Dependent
public class RoomParts {

    /** Makes what follows from roles. */
    @Produces
    @Singleton
    public Grants grants(ChatConfig config) {
        return new Grants(config);
    }

    /** Makes what is to be known of rooms. */
    @Produces
    @Singleton
    public Figures figures(LiveRooms rooms) {
        return new RoomFigures(rooms);
    }

    /** Makes the rooms of this node, none of them awake, and begins to compare them with the log. */
    @Produces
    @Singleton
    public LiveRooms liveRooms(
            ChatConfig config,
            MessageLog lasting,
            MemoryMessageLog passing,
            Backplane backplane,
            Threads threads,
            FrameCodec codec,
            ProfileBook profiles,
            Leases leases,
            Clock clock,
            LongSupplier nanoTime) {
        var healer = new Healer(threads);
        var rooms = new LiveRooms(
                config, lasting, passing, backplane, threads, codec, healer, profiles, leases, clock, nanoTime);
        new Watermark(rooms, lasting, threads, healer, rooms.herald()::isWhole).begin();
        return rooms;
    }
}
