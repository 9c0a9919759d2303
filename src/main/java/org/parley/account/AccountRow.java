package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.parley.identity.Nickname;
import org.parley.protocol.UserId;

/** An account's row. Plain types only: providers differ in all others. */
@Entity
@Table(name = "parley_account")
public class AccountRow {

    @Id
    @Column(name = "id", length = 64)
    private String id;

    @Column(name = "name", length = 100, nullable = false)
    private String name;

    @Column(name = "display_name", length = 100, nullable = false)
    private String displayName;

    @Column(name = "hash", length = 200, nullable = false)
    private String hash;

    @Column(name = "admin", nullable = false)
    private int admin;

    @Column(name = "created_at", nullable = false)
    private long createdAt;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected AccountRow() {}

    AccountRow(Account account, long createdAt) {
        this.id = account.id().value();
        this.name = account.name().value();
        this.displayName = account.displayName().value();
        this.hash = account.hash();
        this.admin = account.admin() ? 1 : 0;
        this.createdAt = createdAt;
    }

    void hash(String fresh) {
        hash = fresh;
    }

    void displayName(Nickname fresh) {
        displayName = fresh.value();
    }

    Account toAccount() {
        return new Account(new UserId(id), new Nickname(name), new Nickname(displayName), hash, admin == 1);
    }
}
