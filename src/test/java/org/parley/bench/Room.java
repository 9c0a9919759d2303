package org.parley.bench;

import java.util.ArrayList;
import java.util.List;

/** A room under load: its members, the first of whom send, and how much each of them has sent. */
final class Room {

    private final String name;
    private final int senders;
    private final int[] sent;
    private final List<Member> members = new ArrayList<>();

    Room(String name, int senders) {
        this.name = name;
        this.senders = senders;
        this.sent = new int[senders];
    }

    String name() {
        return name;
    }

    int senders() {
        return senders;
    }

    /** Returns the members; those who send come first. */
    List<Member> members() {
        return members;
    }

    /** Returns the number of the next message of a sender, which counts as sent from now on. */
    int next(int sender) {
        int counter = sent[sender];
        sent[sender]++;
        return counter;
    }

    /** Returns how many messages a sender has sent. */
    int sent(int sender) {
        return sent[sender];
    }

    /**
     * Returns how many deliveries are still owed to those who read: of all messages that were not refused. Who was closed
     * is owed nothing, and what it said last may have been heard or not: closed ones are counted by themselves.
     */
    long owed() {
        long owed = 0;
        for (Member member : members) {
            if (member.reads() && member.closeCode() == Member.OPEN) {
                owed += owed(member);
            }
        }
        return owed;
    }

    private long owed(Member reader) {
        long owed = 0;
        for (int i = 0; i < senders; i++) {
            Member sender = members.get(i);
            if (sender.closeCode() == Member.OPEN) {
                // Below zero where somebody heard what was refused: that is no better than a loss.
                owed += Math.abs(reader.order().lost(i, sent[i]) - sender.refused());
            }
        }
        return owed;
    }
}
