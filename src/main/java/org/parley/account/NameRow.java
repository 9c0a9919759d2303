package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How a name looks that belongs to an account: nobody else may look like it. The database's key holds that. */
@Entity
@Table(name = "parley_name")
public class NameRow {

    @Id
    @Column(name = "look", length = 64)
    private String look;

    @Column(name = "account_id", length = 64, nullable = false)
    private String accountId;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected NameRow() {}

    NameRow(String look, String accountId) {
        this.look = look;
        this.accountId = accountId;
    }

    String look() {
        return look;
    }

    String accountId() {
        return accountId;
    }
}
