package org.parley.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.Message;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;
import org.parley.room.Audience.Farewell;
import org.parley.room.Audience.Seat;
import org.parley.room.Audience.Told;

/**
 * One batch of what is told in a room, on its way to everybody: encoded once, joined once, and the same text for every
 * subscriber who heard all before it and has no own message in it. Thread-safe after it was made.
 */
final class Round {

    /** Where a delivery is cut, in characters: a reader must be able to begin with the first before the last is there. */
    private static final int CUT = 64 * 1024;

    private static final System.Logger LOG = System.getLogger(Round.class.getName());

    private final List<Told> batch;
    private final FrameCodec codec;
    private final long first;
    private final List<EncodedFrame> encoded = new ArrayList<>();
    private final Set<UserId> authors = new HashSet<>();
    private final List<Delivery> shared;

    Round(List<Told> batch, FrameCodec codec) {
        this.batch = batch;
        this.codec = codec;
        this.first = batch.stream().mapToLong(Told::moment).min().orElse(Long.MAX_VALUE);
        List<EncodedFrame> forAll = new ArrayList<>();
        for (Told told : batch) {
            if (told.frame() instanceof Message message) {
                encoded.add(new EncodedFrame(message.withoutCid(), codec));
                authors.add(message.from().id());
            } else {
                encoded.add(new EncodedFrame(told.frame(), codec));
            }
            if (told.only() == null) {
                forAll.add(encoded.get(encoded.size() - 1));
            } else {
                authors.add(told.only());
            }
        }
        this.shared = cut(forAll);
    }

    /** Hands it to some of those who have a place; each has it by one call. */
    void serve(Collection<Seat> audience) {
        for (Seat seat : audience) {
            boolean whole = seat.since() < first
                    && !authors.contains(seat.subscriber().person().id());
            for (Delivery delivery : whole ? shared : cut(personal(seat, any -> true))) {
                deliver(seat.subscriber(), delivery);
            }
        }
    }

    /** Hands somebody what was told before they were sent out, and at last why. */
    void serve(Farewell farewell) {
        Subscriber subscriber = farewell.seat().subscriber();
        cut(personal(farewell.seat(), farewell::isAfter)).forEach(delivery -> deliver(subscriber, delivery));
        subscriber.sentOut(farewell.room(), farewell.why());
    }

    /** What this seat has not heard and is to hear, with the person's own messages as their sender sees them. */
    private List<EncodedFrame> personal(Seat seat, Predicate<Told> which) {
        UserId person = seat.subscriber().person().id();
        List<EncodedFrame> frames = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Told told = batch.get(i);
            ServerFrame frame = told.frame();
            if (told.moment() > seat.since() && told.isFor(person) && which.test(told)) {
                frames.add(
                        EncodedFrame.isOwn(frame, person)
                                ? encoded.get(i).own((Message) frame, codec)
                                : encoded.get(i));
            }
        }
        return frames;
    }

    private List<Delivery> cut(List<EncodedFrame> frames) {
        List<Delivery> deliveries = new ArrayList<>();
        int begin = 0;
        int length = 0;
        for (int i = 0; i < frames.size(); i++) {
            length += frames.get(i).json().length();
            if (length >= CUT || i == frames.size() - 1) {
                deliveries.add(new Delivery(frames.subList(begin, i + 1)));
                begin = i + 1;
                length = 0;
            }
        }
        return deliveries;
    }

    private void deliver(Subscriber subscriber, Delivery delivery) {
        try {
            subscriber.deliver(delivery);
        } catch (RuntimeException e) {
            // A subscriber must not throw; if one does, the others must not pay for it.
            LOG.log(System.Logger.Level.ERROR, "a subscriber failed", e);
        }
    }
}
