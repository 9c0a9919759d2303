package org.parley.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * The {@link ProblemMapper} for what need not be declared. TomEE Plus has a mapper of its own for these, which would answer
 * everything that we refuse with 500 and the message.
 */
@Provider
public class RuntimeProblemMapper implements ExceptionMapper<RuntimeException> {

    private final ProblemMapper problems = new ProblemMapper();

    @Override
    public Response toResponse(RuntimeException failure) {
        return problems.toResponse(failure);
    }
}
