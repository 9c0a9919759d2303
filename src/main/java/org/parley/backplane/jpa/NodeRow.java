package org.parley.backplane.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.parley.backplane.NodeId;

/** The row of a node: how many beats it has had. */
@Entity
@Table(name = "parley_node")
public class NodeRow {

    @Id
    @Column(name = "id", length = 36)
    private String id;

    @Column(name = "cluster_name", length = 64)
    private String cluster;

    @Column(name = "beats")
    private long beats;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected NodeRow() {}

    NodeRow(NodeId id, String cluster) {
        this.id = id.value();
        this.cluster = cluster;
        this.beats = 1;
    }

    NodeId id() {
        return new NodeId(id);
    }

    long beats() {
        return beats;
    }
}
