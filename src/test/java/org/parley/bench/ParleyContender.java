package org.parley.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Parley, on one of its servers. */
interface ParleyContender extends Contender {

    /** Returns what of the server must be there. */
    Path needed();

    @Override
    default Dialect dialect() {
        return Dialect.PARLEY;
    }

    @Override
    default boolean isParley() {
        return true;
    }

    @Override
    default Optional<String> missing() {
        return Files.exists(needed()) ? Optional.empty() : Optional.of(needed() + " is not there");
    }
}
