package org.parley.backplane.jpa;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.parley.backplane.LeaseBook;
import org.parley.backplane.NodeId;
import org.parley.database.Database;
import org.parley.database.SideTables;

/** Keeps in the database what nodes share. Calls block. Thread-safe. */
public final class ClusterTables implements LeaseBook {

    private static final int KEY = 32;
    private static final String BEAT = "update NodeRow n set n.beats = n.beats + 1 where n.id = :node";
    private static final String NODES = "select n from NodeRow n where n.cluster = :cluster";
    private static final String END = "delete from NodeRow n where n.id = :node and n.beats <= :beats";

    private final Database database;
    private final SideTables tables;
    private final String cluster;

    /**
     * Keeps them there.
     *
     * @param database for the beats, which must not wait for others
     * @param cluster keeps those apart that share a database
     */
    public ClusterTables(Database database, SideTables tables, String cluster) {
        this.database = database;
        this.tables = tables;
        this.cluster = cluster;
    }

    /** Returns the key of the cluster's words, which the first of its nodes makes. */
    public byte[] key() {
        try {
            return tables.write(this::keyOrFresh);
        } catch (SideTables.Taken e) {
            // Another node has made it at the same moment.
            return tables.write(this::keyOrFresh);
        }
    }

    private byte[] keyOrFresh(EntityManager em) {
        ClusterRow row = em.find(ClusterRow.class, cluster);
        if (row == null) {
            byte[] key = new byte[KEY];
            new SecureRandom().nextBytes(key);
            row = new ClusterRow(cluster, key);
            em.persist(row);
        }
        return row.key();
    }

    @Override
    public Map<NodeId, Long> beat(NodeId node) {
        database.transactions().write(em -> {
            int known = em.createQuery(BEAT).setParameter("node", node.value()).executeUpdate();
            if (known == 0) {
                em.persist(new NodeRow(node, cluster));
            }
            return node;
        });
        Map<NodeId, Long> beats = new HashMap<>();
        database.transactions()
                .read(em -> em.createQuery(NODES, NodeRow.class)
                        .setParameter("cluster", cluster)
                        .getResultList())
                .forEach(row -> beats.put(row.id(), row.beats()));
        return beats;
    }

    @Override
    public void end(NodeId node, long beats) {
        database.transactions()
                .write(em -> em.createQuery(END)
                        .setParameter("node", node.value())
                        .setParameter("beats", beats)
                        .executeUpdate());
    }
}
