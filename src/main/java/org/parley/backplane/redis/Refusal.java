package org.parley.backplane.redis;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/** Says in an administrator's words why Redis cannot be used. */
final class Refusal {

    private Refusal() {}

    /** Returns what goes on after "Redis". */
    static String reason(Throwable failure) {
        Set<Throwable> all = new LinkedHashSet<>();
        gather(failure, all);
        return first(all, JedisAccessControlException.class)
                .map(refused -> "does not let Parley in, or do what it needs; correct parley.redis.uri or the user's"
                        + " rights (" + refused.getMessage() + ")")
                .or(() -> first(all, SSLException.class)
                        .map(refused -> "cannot be trusted; have the JVM trust its certificate, which must also be of"
                                + " that name (" + refused.getMessage() + ")"))
                .orElseGet(() -> "is not there (" + words(last(all)) + ")");
    }

    private static void gather(@Nullable Throwable failure, Set<Throwable> all) {
        if (failure != null && all.add(failure)) {
            gather(failure.getCause(), all);
            Stream.of(failure.getSuppressed()).forEach(other -> gather(other, all));
        }
    }

    private static Optional<Throwable> first(Set<Throwable> all, Class<? extends Throwable> type) {
        return all.stream().filter(type::isInstance).findFirst();
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    private static Throwable last(Set<Throwable> all) {
        return all.stream().reduce((one, next) -> next).orElseThrow();
    }
}
