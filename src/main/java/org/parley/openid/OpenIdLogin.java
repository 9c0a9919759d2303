package org.parley.openid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.config.ChatConfig;
import org.parley.config.OpenId;
import org.parley.identity.TokenPerson;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.token.IdToken;
import org.parley.token.InvalidToken;
import org.parley.token.RemoteText;

/**
 * Sends people to the OpenID provider, and finds out who comes back from there.
 *
 * <p>A person is the issuer's {@code sub} and nothing else: not a name and not an e-mail address, which may belong to
 * somebody else tomorrow or have been verified by nobody. So they are the same person as by a token of that issuer.
 * Blocks while the provider answers. Thread-safe.
 */
public final class OpenIdLogin {

    /** How many requests wait for the provider; it may be slow, and the server's threads are for chat. */
    private static final int MOST_WAITING = 8;

    private static final System.Logger LOG = System.getLogger(OpenIdLogin.class.getName());

    private final OpenId config;
    private final Set<String> roles;
    private final Providers providers;
    private final CodeExchange exchange;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /**
     * Makes what the configuration asks for; asks nobody yet.
     *
     * @param executor reads the provider's keys
     */
    public OpenIdLogin(ChatConfig.Auth auth, Executor executor, Clock clock, LongSupplier nanoTime) {
        this.config = auth.openId();
        this.roles = auth.roles();
        var remote = new RemoteText(nanoTime);
        this.providers = new Providers(config, remote, executor, clock, nanoTime);
        this.exchange = new CodeExchange(config, remote);
    }

    /**
     * What the provider has a browser bring (RFC 6749 section 4.1.2, RFC 9207).
     *
     * @param error why it lets nobody in; null where it does
     */
    public record Answer(
            @Nullable String code,
            @Nullable String state,
            @Nullable String issuer,
            @Nullable String error) {}

    /** Who has come in, and what they are besides. */
    public record Entrant(TokenPerson person, Set<String> roles) {}

    /** Begins. */
    public Attempt begin() {
        return Attempt.fresh(random);
    }

    /**
     * Returns where a browser is sent.
     *
     * @param back where the provider is to send it after that
     * @throws Refusal where the provider cannot be had now
     */
    public URI address(Attempt attempt, URI back) {
        URI place = asking(() -> providers.known().provider().authorization());
        String query = form(Map.of(
                "response_type", "code",
                "client_id", config.client(),
                "redirect_uri", back.toString(),
                "scope", config.scope(),
                "state", attempt.state(),
                "nonce", attempt.nonce(),
                "code_challenge", attempt.challenge(),
                "code_challenge_method", "S256"));
        return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + query);
    }

    /**
     * Returns who has come back.
     *
     * @param attempt what the browser has kept; null where it has nothing
     * @param back what {@link #address} was told
     * @throws Refusal where that is nobody, or nobody can tell now
     */
    public Entrant finish(@Nullable Attempt attempt, Answer answer, URI back) {
        if (attempt == null || !attempt.isState(answer.state())) {
            throw refused("This is no answer to a login that was begun in this browser, or it took too long.");
        }
        if (answer.issuer() != null && !answer.issuer().equals(config.issuer())) {
            throw refused("This is an answer of another provider's.");
        }
        if (answer.error() != null) {
            throw refused("The provider did not let you in.");
        }
        String code = answer.code();
        if (code == null || code.isEmpty()) {
            throw refused("The provider's answer is not complete.");
        }
        return asking(() -> exchanged(attempt, code, back));
    }

    private Entrant exchanged(Attempt attempt, String code, URI back) {
        Providers.Known known = providers.known();
        String token = exchange.idToken(known.provider(), attempt, code, back);
        try {
            var claims = IdToken.verified(token, known.verifier(), attempt.nonce());
            return new Entrant(
                    claims.person(config.issuer(), "sub", config.names()), claims.roles(config.roles(), roles));
        } catch (InvalidToken e) {
            LOG.log(System.Logger.Level.WARNING, "the OpenID provider sent a token that is not for this login");
            throw refused("The provider's answer is not valid here.");
        }
    }

    private <T> T asking(Supplier<T> question) {
        if (!waiting.tryAcquire()) {
            throw new Refusal(ErrorCode.UNAVAILABLE, "too many sign in at once; try again", Providers.PAUSE);
        }
        try {
            return question.get();
        } finally {
            waiting.release();
        }
    }

    /** Returns pairs as a form and a query write them. */
    static String form(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Refusal refused(String sentence) {
        return new Refusal(ErrorCode.BAD_REQUEST, sentence);
    }
}
