package org.parley.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.parley.backplane.NodeId;
import org.parley.database.SideTables;
import org.parley.identity.Identity;
import org.parley.token.TicketBook;

/**
 * Keeps tickets in the database, so that the node which opens a socket need not be the one that was asked for the ticket. Each
 * node drops its own in time, by its own monotonic clock; those of a node that died go with its row. Calls block. Thread-safe.
 */
public final class TicketTable implements TicketBook {

    private static final String TAKE = "delete from TicketRow t where t.hash = :hash";
    private static final String DROP = "delete from TicketRow t where t.hash in :hashes";
    private static final String TIDY =
            "delete from TicketRow t where t.node <> :node and t.node not in (select n.id from NodeRow n)";
    private static final int AT_ONCE = 500;

    private final SideTables tables;
    private final NodeId node;

    /** @param node this one */
    public TicketTable(SideTables tables, NodeId node) {
        this.tables = tables;
        this.node = node;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void keep(String hash, Identity owner) {
        tables.write(em -> {
            em.persist(new TicketRow(hash, node.value(), owner));
            return hash;
        });
    }

    @Override
    public Optional<Identity> take(String hash) {
        return tables.write(em -> {
            TicketRow row = em.find(TicketRow.class, hash);
            Optional<Identity> owner = Optional.ofNullable(row).map(TicketRow::owner);
            em.clear();
            // Of two nodes that have found it, one deletes it.
            boolean first = row != null
                    && em.createQuery(TAKE).setParameter("hash", hash).executeUpdate() == 1;
            return first ? owner : Optional.empty();
        });
    }

    @Override
    public void drop(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        for (int begin = 0; begin < all.size(); begin += AT_ONCE) {
            List<String> some = all.subList(begin, Math.min(begin + AT_ONCE, all.size()));
            tables.write(em -> em.createQuery(DROP).setParameter("hashes", some).executeUpdate());
        }
    }

    @Override
    public void tidy() {
        tables.write(
                em -> em.createQuery(TIDY).setParameter("node", node.value()).executeUpdate());
    }
}
