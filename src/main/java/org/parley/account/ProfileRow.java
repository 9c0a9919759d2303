package org.parley.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.Profile;
import org.parley.protocol.StatusText;
import org.parley.protocol.UserId;

/** The row of what somebody has chosen that others see of them. */
@Entity
@Table(name = "parley_profile")
public class ProfileRow {

    @Id
    @Column(name = "user_id", length = 64)
    private String userId;

    @Column(name = "status_text", length = 200)
    private @Nullable String statusText;

    @Column(name = "hue")
    private @Nullable Integer hue;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected ProfileRow() {}

    @SuppressWarnings("NullAway.Init")
    ProfileRow(UserId person, Profile profile) {
        this.userId = person.value();
        become(profile);
    }

    final void become(Profile profile) {
        statusText = profile.text() == null ? null : profile.text().value();
        hue = profile.hue();
    }

    UserId person() {
        return new UserId(userId);
    }

    Profile toProfile() {
        return new Profile(statusText == null ? null : new StatusText(statusText), hue);
    }
}
