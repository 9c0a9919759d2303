package org.parley.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.config.ChatConfig;
import org.parley.openid.OpenIdLogin.Answer;
import org.parley.openid.OpenIdLogin.Entrant;
import org.parley.protocol.ErrorCode;
import org.parley.protocol.Refusal;
import org.parley.token.Issuer;

/** Who comes back from an OpenID provider is whom it says, and nobody else whatever comes back. */
class OpenIdLoginTest {

    private static final URI BACK = URI.create("https://chat.example/team/login/openid");

    private final CannedProvider provider = new CannedProvider();
    private final AtomicLong nanos = new AtomicLong();
    private final OpenIdLogin login = login("s3cret &");

    private OpenIdLogin login(String secret) {
        Map<String, String> settings = Map.of(
                "parley.auth",
                "oidc",
                "parley.roles",
                "staff",
                "parley.oidc.issuer",
                provider.name(),
                "parley.oidc.client",
                CannedProvider.CLIENT,
                "parley.oidc.secret",
                secret);
        ChatConfig config = ChatConfig.from(key -> settings.getOrDefault(key, ""));
        return new OpenIdLogin(config.auth(), Runnable::run, Clock.systemUTC(), nanos::get);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Answer answer(Map<String, String> sent, @Nullable String code) {
        return new Answer(code, sent.get("state"), null, null);
    }

    /** Goes to the provider and comes back. */
    private Entrant visit(OpenIdLogin by) {
        Attempt attempt = by.begin();
        Map<String, String> sent = CannedProvider.pairs(by.address(attempt, BACK));
        provider.nonce = attempt.nonce();
        return by.finish(attempt, answer(sent, "code-1"), BACK);
    }

    private static void assertRefused(ThrowingCallable visit, ErrorCode code) {
        assertThatThrownBy(visit)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void whoComesBackIsWhomTheProviderNames() {
        Entrant ada = visit(login);
        assertThat(ada.person().subject()).isEqualTo("ada-1");
        assertThat(ada.person().name()).isEqualTo("Ada Lovelace");
        assertThat(ada.person().issuer()).isEqualTo(provider.name());
        assertThat(ada.roles()).containsExactly("staff");
    }

    @Test
    void theProviderIsAskedForACodeWithStateNonceAndPkce() throws NoSuchAlgorithmException {
        Attempt attempt = login.begin();
        URI address = login.address(attempt, BACK);
        assertThat(address.toString()).startsWith(provider.name() + "/authorize?tenant=1&");
        Map<String, String> sent = CannedProvider.pairs(address);
        assertThat(sent)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CannedProvider.CLIENT)
                .containsEntry("redirect_uri", BACK.toString())
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256");
        assertThat(sent).containsEntry("state", attempt.state()).containsEntry("nonce", attempt.nonce());
        assertThat(attempt.state()).hasSize(64).isNotEqualTo(attempt.nonce());
        assertThat(address.toString()).doesNotContain(attempt.secret());
        provider.nonce = attempt.nonce();
        login.finish(attempt, answer(sent, "code-1"), BACK);
        Map<String, String> form = provider.forms.get(0);
        assertThat(form)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "code-1")
                .containsEntry("redirect_uri", BACK.toString())
                .doesNotContainKeys("client_id", "client_secret");
        // RFC 7636 section 4.6, as the provider checks it.
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(attempt.verifier().getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).isEqualTo(sent.get("code_challenge"));
        assertThat(form.get("code_verifier")).isEqualTo(attempt.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(provider.authorizations.get(0).substring(6)),
                        StandardCharsets.UTF_8))
                .isEqualTo("parley:s3cret+%26");
    }

    @Test
    void theSecretGoesIntoTheFormWhereTheProviderWantsIt() {
        provider.description = said -> said.add(
                "token_endpoint_auth_methods_supported",
                Json.createArrayBuilder().add("client_secret_post"));
        visit(login);
        assertThat(provider.forms.get(0))
                .containsEntry("client_secret", "s3cret &")
                .containsEntry("client_id", CannedProvider.CLIENT);
        assertThat(provider.authorizations).containsExactly("null");
    }

    @Test
    void aPublicClientSaysItsNameAlone() {
        visit(login(""));
        assertThat(provider.forms.get(0))
                .containsEntry("client_id", CannedProvider.CLIENT)
                .doesNotContainKey("client_secret");
        assertThat(provider.authorizations).containsExactly("null");
    }

    @Test
    void twoAttemptsHaveNothingInCommon() {
        Map<String, String> one = CannedProvider.pairs(login.address(login.begin(), BACK));
        Map<String, String> other = CannedProvider.pairs(login.address(login.begin(), BACK));
        for (String name : List.of("state", "nonce", "code_challenge")) {
            assertThat(one.get(name)).isNotEqualTo(other.get(name));
        }
    }

    @Test
    void anAnswerToAnotherBrowserIsRefusedAndItsCodeNotUsed() {
        Attempt mine = login.begin();
        Map<String, String> theirs = CannedProvider.pairs(login.address(login.begin(), BACK));
        assertRefused(() -> login.finish(mine, answer(theirs, "code-1"), BACK), ErrorCode.BAD_REQUEST);
        assertRefused(() -> login.finish(null, answer(theirs, "code-1"), BACK), ErrorCode.BAD_REQUEST);
        assertRefused(() -> login.finish(mine, new Answer("code-1", null, null, null), BACK), ErrorCode.BAD_REQUEST);
        assertThat(provider.forms).isEmpty();
    }

    @Test
    void aRefusalOfTheProvidersIsOneOfOursAndSoIsAnAnswerOfAnother() {
        Attempt attempt = login.begin();
        String state = attempt.state();
        for (Answer answer : List.of(
                new Answer(null, state, null, "access_denied"),
                new Answer("code-1", state, null, "access_denied"),
                new Answer("code-1", state, "https://other.example", null),
                new Answer(null, state, null, null),
                new Answer("", state, null, null))) {
            assertRefused(() -> login.finish(attempt, answer, BACK), ErrorCode.BAD_REQUEST);
        }
        assertThat(provider.forms).isEmpty();
        provider.nonce = attempt.nonce();
        assertThat(login.finish(attempt, new Answer("code-1", state, provider.name(), null), BACK)
                        .person()
                        .subject())
                .isEqualTo("ada-1");
    }

    static Stream<Arguments> strangeClaims() {
        Map<String, UnaryOperator<jakarta.json.JsonObjectBuilder>> strange = new HashMap<>();
        strange.put("no nonce", said -> said.remove("nonce"));
        strange.put("another nonce", said -> said.add("nonce", "another"));
        strange.put("a nonce that is no text", said -> said.add("nonce", 1));
        strange.put("another issuer", said -> said.add("iss", "https://other.example"));
        strange.put("another audience", said -> said.add("aud", "other"));
        strange.put("no audience", said -> said.remove("aud"));
        strange.put("for us and another, asked for by nobody", said -> said.add("aud", both()));
        strange.put(
                "for us and another, asked for by the other",
                said -> said.add("aud", both()).add("azp", "other"));
        strange.put("asked for by another", said -> said.add("azp", "other"));
        strange.put(
                "old", said -> said.add("exp", Instant.now().minusSeconds(3_600).getEpochSecond()));
        strange.put("without an end", said -> said.remove("exp"));
        strange.put("of nobody", said -> said.remove("sub"));
        strange.put("of a blank", said -> said.add("sub", " "));
        strange.put("of a number", said -> said.add("sub", 1));
        return strange.entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    private static jakarta.json.JsonArrayBuilder both() {
        return Json.createArrayBuilder().add(CannedProvider.CLIENT).add("other");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeClaims")
    void aTokenThatIsNotForThisLoginLetsNobodyIn(String what, UnaryOperator<jakarta.json.JsonObjectBuilder> change) {
        assertThat(visit(login).person().subject()).as(what).isEqualTo("ada-1");
        provider.claims = change;
        assertRefused(() -> visit(login), ErrorCode.BAD_REQUEST);
    }

    @Test
    void aTokenForMoreIsBelievedWhereWeAskedForIt() {
        provider.claims = said -> said.add("aud", both()).add("azp", CannedProvider.CLIENT);
        assertThat(visit(login).person().subject()).isEqualTo("ada-1");
    }

    @Test
    void nobodyIsLinkedByNameOrAddress() {
        Entrant ada = visit(login);
        provider.claims = said -> said.add("sub", "mallory-1").add("email_verified", false);
        assertThat(visit(login).person().person().id())
                .isNotEqualTo(ada.person().person().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "e30.e30.", "eyJhbGciOiJub25lIn0.e30.e30"})
    void whatIsNoTokenLetsNobodyIn(String token) {
        provider.token = token;
        assertRefused(() -> visit(login), ErrorCode.BAD_REQUEST);
    }

    @Test
    void aTokenOfAnotherKeyOrForCallsLetsNobodyIn() {
        Attempt attempt = login.begin();
        Map<String, String> sent = CannedProvider.pairs(login.address(attempt, BACK));
        var right = Json.createObjectBuilder()
                .add("iss", provider.name())
                .add("aud", CannedProvider.CLIENT)
                .add("sub", "ada-1")
                .add("nonce", attempt.nonce())
                .add("exp", Instant.now().plusSeconds(60).getEpochSecond())
                .build();
        for (String token : List.of(
                new Issuer().token("ES256", right),
                provider.issuer.token(
                        Issuer.header("ES256").add("typ", "at+jwt").build(), right),
                provider.issuer.token(
                        Issuer.header("ES256").add("typ", "logout+jwt").build(), right))) {
            provider.token = token;
            assertRefused(() -> login.finish(attempt, answer(sent, "code-1"), BACK), ErrorCode.BAD_REQUEST);
        }
        provider.token = provider.issuer.token("ES256", right);
        assertThat(login.finish(attempt, answer(sent, "code-1"), BACK).person().subject())
                .isEqualTo("ada-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://provider.example/token",
                "ftp://localhost/token",
                "http://localhost.evil.example/token",
                "https:// /token",
                "//localhost/token"
            })
    void aProviderThatSendsUsElsewhereUnsafelyIsNone(String place) {
        for (String name : List.of("token_endpoint", "jwks_uri", "authorization_endpoint")) {
            provider.description = said -> said.add(name, place);
            assertRefused(() -> login.address(login.begin(), BACK), ErrorCode.UNAVAILABLE);
            nanos.addAndGet(Providers.PAUSE.toNanos());
        }
    }

    @Test
    void aProviderOfAnotherNameIsNoneAndIsNotAskedAgainAtOnce() {
        provider.description = said -> said.add("issuer", "https://other.example");
        for (int i = 0; i < 5; i++) {
            assertRefused(() -> login.address(login.begin(), BACK), ErrorCode.UNAVAILABLE);
        }
        assertThat(provider.asked).hasValue(1);
        provider.description = said -> said;
        nanos.addAndGet(Providers.PAUSE.toNanos());
        assertThat(visit(login).person().subject()).isEqualTo("ada-1");
    }

    @Test
    void whatIsKnownOfTheProviderOutlastsItsAbsence() {
        visit(login);
        assertThat(provider.asked).hasValue(1);
        nanos.addAndGet(Providers.OLD.toNanos());
        provider.status = 500;
        assertThat(login.address(login.begin(), BACK).toString()).startsWith(provider.name());
        assertThat(provider.asked).hasValue(2);
        assertRefused(() -> visit(login), ErrorCode.BAD_REQUEST);
        provider.status = 200;
        assertThat(visit(login).person().subject()).isEqualTo("ada-1");
    }

    @Test
    void aCodeThatTheProviderDoesNotTakeIsRefused() {
        Attempt attempt = login.begin();
        Map<String, String> sent = CannedProvider.pairs(login.address(attempt, BACK));
        for (int status : new int[] {400, 401, 403, 302}) {
            provider.status = status;
            assertRefused(() -> login.finish(attempt, answer(sent, "made-up"), BACK), ErrorCode.BAD_REQUEST);
        }
        provider.close();
        assertRefused(() -> login.finish(attempt, answer(sent, "code-1"), BACK), ErrorCode.UNAVAILABLE);
    }

    @Test
    void onlyWhatWeMadeIsAnAttempt() {
        Attempt attempt = login.begin();
        assertThat(Attempt.parse(attempt.secret())).contains(attempt);
        assertThat(attempt.cookie("/team/", true).text())
                .isEqualTo("parley-openid=" + attempt.secret()
                        + "; Path=/team/; Max-Age=900; HttpOnly; SameSite=Lax; Secure");
        for (String wrong : List.of("", attempt.secret() + "A", attempt.secret().substring(1), "x".repeat(42) + "=")) {
            assertThat(Attempt.parse(wrong)).isEmpty();
        }
        assertThat(attempt).hasToString("parley-openid");
    }
}
