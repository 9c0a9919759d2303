package org.parley.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.BadFrame;
import org.parley.protocol.JsonFields;
import org.parley.protocol.Profile;
import org.parley.protocol.StatusText;
import org.parley.room.Profiles;

/** What the caller has chosen that others see of them: {@code /api/me/profile}. */
@RequestScoped
@Path("/me/profile")
public class ProfileResource {

    @Inject
    @Nullable
    Profiles profiles;

    @Inject
    @Nullable
    Calls calls;

    /** Returns it. */
    @GET
    public void profile(@Suspended AsyncResponse response, @Context SecurityContext security) {
        Answers.to(response, profiles().of(with().caller(security).person()), with().codec(), profile -> profile);
    }

    /** Puts another in its place; what is not given is nothing from now on. */
    @PUT
    @Consumes("application/json")
    public void choose(@Suspended AsyncResponse response, InputStream body, @Context SecurityContext security)
            throws BadFrame, IOException {
        JsonFields fields = Body.read(body, with().codec());
        String text = fields.optionalText("text");
        Long hue = fields.optionalPosition("hue");
        var wished = new Profile(
                text == null ? null : StatusText.parse(text),
                hue == null ? null : (int) Math.min(hue, Integer.MAX_VALUE));
        Answers.done(response, profiles().change(with().caller(security), before -> wished), with().codec());
    }

    private Profiles profiles() {
        return Objects.requireNonNull(profiles);
    }

    private Calls with() {
        return Objects.requireNonNull(calls);
    }
}
