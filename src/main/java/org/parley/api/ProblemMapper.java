package org.parley.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.parley.protocol.FrameCodec;

/** Turns whatever a resource throws, or the server in its place, into a {@link org.parley.protocol.Problem}. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    /** Of its own: TomEE injects nothing into a mapper. */
    private final FrameCodec codec = new FrameCodec();

    @Override
    public Response toResponse(Throwable failure) {
        return failure instanceof WebApplicationException known
                ? Problems.of(known.getResponse().getStatusInfo(), codec)
                : Problems.of(failure, codec);
    }
}
