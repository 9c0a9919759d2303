package org.parley.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.protocol.FrameCodec;

/** Turns whatever a resource throws, or the server in its place, into a {@link org.parley.protocol.Problem}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Inject
    @Nullable
    FrameCodec codec;

    @Override
    public Response toResponse(Throwable failure) {
        FrameCodec json = Objects.requireNonNull(codec);
        return failure instanceof WebApplicationException known
                ? Problems.of(known.getResponse().getStatusInfo(), json)
                : Problems.of(failure, json);
    }
}
