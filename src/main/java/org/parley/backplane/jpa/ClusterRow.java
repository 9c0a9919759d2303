package org.parley.backplane.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HexFormat;

/** The row of a cluster: the key by which its nodes seal what they tell each other. */
@Entity
@Table(name = "parley_cluster")
public class ClusterRow {

    @Id
    @Column(name = "name", length = 64)
    private String name;

    @Column(name = "secret", length = 64)
    private String secret;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected ClusterRow() {}

    ClusterRow(String name, byte[] key) {
        this.name = name;
        this.secret = HexFormat.of().formatHex(key);
    }

    byte[] key() {
        return HexFormat.of().parseHex(secret);
    }
}
