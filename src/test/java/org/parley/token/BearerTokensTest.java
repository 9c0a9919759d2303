package org.parley.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.token.Issuer.claims;
import static org.parley.token.Issuer.header;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.config.Bearer;
import org.parley.identity.Identity;

/** What a token opens, and every kind that must open nothing (row S14). */
class BearerTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);
    private static final Issuer ISSUER = new Issuer();
    private static final Issuer STRANGER = new Issuer();

    private final BearerTokens tokens = tokens(false);

    private static BearerTokens tokens(boolean accessOnly) {
        var config = new Bearer(
                Issuer.NAME,
                Issuer.AUDIENCE,
                "",
                accessOnly,
                "sub",
                List.of("name", "preferred_username"),
                List.of("roles", "groups", "realm_access.roles", "https://issuer.example/roles"));
        try {
            return new BearerTokens(
                    config,
                    Set.of("staff", "board"),
                    KeySet.parse(ISSUER.keySet(""))::find,
                    Clock.fixed(NOW, ZoneOffset.UTC));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject ada() {
        return claims("ada-1", LATER).build();
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.identify(token))
                .isInstanceOf(InvalidToken.class)
                .hasMessage("the token is not valid here, or not any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void whoShowsATokenOfTheIssuerIsKnownByIt(String algorithm) {
        JsonObject claims = claims("ada-1", LATER)
                .add("name", "Ada Lovelace")
                .add("preferred_username", "ada")
                .build();
        Identity ada = tokens.identify(ISSUER.token(algorithm, claims));
        assertThat(ada.person().name()).isEqualTo("Ada Lovelace");
        assertThat(ada.person().guest()).isFalse();
        assertThat(ada.person().id().value()).matches("b-[0-9a-f]{20}");
        assertThat(ada.isVouchedFor()).isTrue();
        assertThat(ada.expires()).isEqualTo(LATER);
        assertThat(ada.session()).isNull();
    }

    @Test
    void theIdIsThatOfTheSubjectWhateverElseTheTokenSays() {
        Identity first = tokens.identify(ISSUER.token("RS256", ada()));
        JsonObject renamed = claims("ada-1", LATER).add("name", "Countess").build();
        assertThat(tokens.identify(ISSUER.token("EdDSA", renamed)).person().id())
                .isEqualTo(first.person().id());
        JsonObject other = claims("ada-2", LATER).build();
        assertThat(tokens.identify(ISSUER.token("RS256", other)).person().id())
                .isNotEqualTo(first.person().id());
    }

    @ParameterizedTest
    @CsvSource({"name, Ada", "preferred_username, ada", "nickname, ada-1"})
    void theFirstNameThatIsThereIsShownAndElseTheSubject(String claim, String shown) {
        JsonObject claims = claims("ada-1", LATER).add(claim, shown).build();
        assertThat(tokens.identify(ISSUER.token("RS256", claims)).person().name())
                .isEqualTo(shown);
    }

    @Test
    void aNameThatNobodyMayHaveIsMadeFitToBeShown() {
        JsonObject claims =
                claims("ada-1", LATER).add("name", "\u202eA\u0000da").build();
        assertThat(tokens.identify(ISSUER.token("RS256", claims)).person().name())
                .isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roles\":[\"staff\",\"parley-admin\"]}",
                "{\"groups\":[\"staff\"],\"roles\":7}",
                "{\"roles\":\"other staff\"}",
                "{\"realm_access\":{\"roles\":[\"staff\"]}}",
                "{\"https://issuer.example/roles\":[\"staff\"]}"
            })
    void onlyRolesThatAreAskedForAreTaken(String more) {
        JsonObject claims = claims("ada-1", LATER)
                .addAll(Json.createObjectBuilder(
                        Json.createReader(new java.io.StringReader(more)).readObject()))
                .build();
        assertThat(tokens.identify(ISSUER.token("RS256", claims)).roles()).containsExactly("staff");
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        JsonObject claims = claims("ada-1", LATER)
                .add("aud", Json.createArrayBuilder().add("other").add(Issuer.AUDIENCE))
                .build();
        assertThat(tokens.identify(ISSUER.token("RS256", claims)).isVouchedFor())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "a.b.c.d.e", "..", "e30.e30.", "a b.c.d", "{}", "😀.😀.😀"})
    void whatIsNoTokenIsRefused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void nobodySignsWithNothing(String algorithm) {
        String header = Json.createObjectBuilder()
                .add("alg", algorithm)
                .add("kid", "RS256")
                .build()
                .toString();
        String text = Issuer.base64(header) + "." + Issuer.base64(ada().toString()) + ".";
        assertRefused(text);
        assertRefused(text + "AAAA");
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() throws GeneralSecurityException {
        PublicKey rsa = ISSUER.key("RS256").getPublic();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(rsa.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(rsa.getEncoded(), pem.getBytes(StandardCharsets.US_ASCII))) {
            String text =
                    Issuer.base64("{\"alg\":\"HS256\",\"kid\":\"RS256\"}") + "." + Issuer.base64(ada().toString());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            assertRefused(text + "." + Issuer.base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void anotherAlgorithmIsRefusedAlsoWithTheRightKey() {
        assertRefused(ISSUER.token(
                Json.createObjectBuilder()
                        .add("alg", "RS512")
                        .add("kid", "RS256")
                        .build(),
                ada()));
    }

    @Test
    void aKeyIsForItsOwnAlgorithm() {
        for (String key : List.of("RS256", "ES256", "EdDSA")) {
            for (String algorithm : List.of("RS256", "ES256", "EdDSA")) {
                if (!key.equals(algorithm)) {
                    assertRefused(ISSUER.token(header(algorithm).add("kid", key).build(), ada()));
                }
            }
        }
    }

    @Test
    void theSignatureOfAnotherIssuerIsRefused() {
        for (String algorithm : List.of("RS256", "ES256", "EdDSA")) {
            assertRefused(STRANGER.token(algorithm, ada()));
        }
    }

    @Test
    void whatWasSignedCannotBeChanged() {
        String[] parts = ISSUER.token("RS256", ada()).split("\\.", -1);
        String changed = Issuer.base64(claims("admin", LATER).build().toString());
        assertRefused(parts[0] + "." + changed + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + "." + Issuer.base64(new byte[256]));
    }

    @Test
    void asManyZeroesAreNoSignatureOfACurve() {
        String text = Issuer.base64("{\"alg\":\"ES256\",\"kid\":\"ES256\"}") + "." + Issuer.base64(ada().toString());
        assertRefused(text + "." + Issuer.base64(new byte[64]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RS2567",
                "rs256",
                "",
                " RS256",
                "../../../../dev/null",
                "/etc/passwd",
                "' OR '1'='1",
                "RS256\u0000",
                "https://evil.example/key"
            })
    void theNameOfAKeyIsOneOfTheSetOrNothing(String id) {
        assertRefused(ISSUER.token(header("RS256").add("kid", id).build(), ada()));
    }

    @Test
    void whoNamesNoKeyOrNamesItByAnythingButATextIsRefused() {
        assertRefused(ISSUER.token(header("RS256").remove("kid").build(), ada()));
        assertRefused(ISSUER.token(
                header("RS256").add("kid", JsonValue.EMPTY_JSON_OBJECT).build(), ada()));
        assertRefused(ISSUER.token(header("RS256").add("kid", 1).build(), ada()));
        assertRefused(ISSUER.token(header("RS256").add("kid", JsonValue.NULL).build(), ada()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void theTokenDoesNotSayWhereTheKeysAre(String header) {
        assertRefused(STRANGER.token(
                header("RS256").add(header, "https://evil.example/keys").build(), ada()));
    }

    @Test
    void theTokenDoesNotBringItsOwnKey() throws JoseException {
        var key = PublicJsonWebKey.Factory.newPublicJwk(STRANGER.key("RS256").getPublic());
        JsonObject jwk = Json.createObjectBuilder(
                        Map.<String, Object>copyOf(key.toParams(PublicJsonWebKey.OutputControlLevel.PUBLIC_ONLY)))
                .build();
        assertRefused(STRANGER.token(header("RS256").add("jwk", jwk).build(), ada()));
    }

    @Test
    void aHeaderThatMustBeUnderstoodAndIsNotIsRefused() {
        JsonObject header = header("RS256")
                .add("crit", Json.createArrayBuilder().add("exp"))
                .add("exp", 1)
                .build();
        assertRefused(ISSUER.token(header, ada()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://issuer.example/", "https://evil.example", "", "HTTPS://ISSUER.EXAMPLE"})
    void anotherIssuerIsRefused(String issuer) {
        assertRefused(
                ISSUER.token("RS256", claims("ada-1", LATER).add("iss", issuer).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Parley", "other", "", "parley "})
    void aTokenForSomebodyElseIsRefused(String audience) {
        assertRefused(ISSUER.token(
                "RS256", claims("ada-1", LATER).add("aud", audience).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp"})
    void whatATokenMustSayItMustSay(String claim) {
        assertRefused(ISSUER.token("RS256", claims("ada-1", LATER).remove(claim).build()));
        assertRefused(ISSUER.token(
                "RS256",
                claims("ada-1", LATER).add(claim, JsonValue.EMPTY_JSON_OBJECT).build()));
    }

    @Test
    void aTokenCountsAMinuteLongerThanItSaysAndNoLonger() {
        assertThat(tokens.identify(ISSUER.token(
                                "RS256", claims("ada-1", NOW.minusSeconds(59)).build()))
                        .isExpired(NOW))
                .isTrue();
        assertRefused(
                ISSUER.token("RS256", claims("ada-1", NOW.minusSeconds(60)).build()));
        assertRefused(ISSUER.token("RS256", claims("ada-1", Instant.EPOCH).build()));
    }

    @Test
    void aTokenDoesNotCountMoreThanAMinuteBeforeItBegins() {
        long soon = NOW.plusSeconds(60).getEpochSecond();
        assertThat(tokens.identify(ISSUER.token(
                                "RS256", claims("ada-1", LATER).add("nbf", soon).build()))
                        .isVouchedFor())
                .isTrue();
        assertRefused(ISSUER.token(
                "RS256", claims("ada-1", LATER).add("nbf", soon + 1).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tomorrow\"", "-1", "null", "[]", "\"99999999999\""})
    void aTimeThatIsNoneIsRefused(String exp) {
        String claims = ada().toString().replaceFirst("\"exp\":\\d+", "\"exp\":" + exp);
        assertRefused(Issuer.signed(
                header("RS256").build().toString(),
                claims,
                "RS256",
                ISSUER.key("RS256").getPrivate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "9223372036854775807", "99999999999999999999999"})
    void anEndThatIsVeryFarBreaksNothing(String exp) {
        String claims = ada().toString().replaceFirst("\"exp\":\\d+", "\"exp\":" + exp);
        String token = Issuer.signed(
                header("RS256").build().toString(),
                claims,
                "RS256",
                ISSUER.key("RS256").getPrivate());
        try {
            assertThat(tokens.identify(token).isExpired(NOW)).isFalse();
        } catch (InvalidToken e) {
            assertThat(e).as("refused, which is as good").isNotNull();
        }
    }

    @Test
    void aClaimThatStandsTwiceIsRefused() {
        String claims = ada().toString().replaceFirst("\\{", "{\"sub\":\"admin\",");
        assertRefused(Issuer.signed(
                header("RS256").build().toString(),
                claims,
                "RS256",
                ISSUER.key("RS256").getPrivate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "secevent+jwt", "dpop+jwt", "id_token", "JWS"})
    void aTokenOfAnotherTypeIsNoneForCalls(String type) {
        assertRefused(ISSUER.token(header("RS256").add("typ", type).build(), ada()));
    }

    @Test
    void anIdTokenIsNoneForCalls() {
        assertRefused(
                ISSUER.token("RS256", claims("ada-1", LATER).add("typ", "ID").build()));
        assertRefused(ISSUER.token(
                "RS256", claims("ada-1", LATER).add("typ", "Refresh").build()));
        assertRefused(
                ISSUER.token("RS256", claims("ada-1", LATER).add("at_hash", "x").build()));
        assertRefused(ISSUER.token(
                "RS256", claims("ada-1", LATER).add("aud", "the-page").build()));
    }

    @Test
    void whereItIsToldATokenMustSayThatItIsForCalls() {
        BearerTokens strict = tokens(true);
        for (String type : List.of("at+jwt", "AT+JWT", "application/at+jwt")) {
            String token = ISSUER.token(header("RS256").add("typ", type).build(), ada());
            assertThat(strict.identify(token).isVouchedFor()).isTrue();
            assertThat(tokens.identify(token).isVouchedFor()).isTrue();
        }
        assertThatThrownBy(() -> strict.identify(ISSUER.token("RS256", ada()))).isInstanceOf(InvalidToken.class);
        assertThatThrownBy(() -> strict.identify(
                        ISSUER.token(header("RS256").add("typ", "JWT").build(), ada())))
                .isInstanceOf(InvalidToken.class);
    }

    @Test
    void aTokenInATokenIsRefused() {
        String inner = ISSUER.token("RS256", ada());
        assertRefused(Issuer.signed(
                header("RS256").add("cty", "JWT").build().toString(),
                inner,
                "RS256",
                ISSUER.key("RS256").getPrivate()));
    }

    @Test
    void aTokenOfMoreThan8KiBIsRefusedAlsoWhereItIsRight() {
        int size = ISSUER.token("RS256", ada()).length();
        String fits = ISSUER.token(
                "RS256",
                claims("ada-1", LATER)
                        .add("x", "x".repeat((Verifier.LONGEST - size) * 3 / 4 - 10))
                        .build());
        assertThat(fits).hasSizeLessThanOrEqualTo(Verifier.LONGEST);
        assertThat(tokens.identify(fits).isVouchedFor()).isTrue();
        assertRefused(ISSUER.token(
                "RS256",
                claims("ada-1", LATER).add("x", "x".repeat(Verifier.LONGEST)).build()));
        assertRefused("x".repeat(1 << 20));
        assertRefused("e30." + "e".repeat(1 << 20) + ".e30");
    }

    @Test
    void jsonThatIsVeryDeepBreaksNothing() {
        String deep = "[".repeat(2_900) + "]".repeat(2_900);
        assertRefused(Issuer.base64(deep) + ".e30.e30");
        assertRefused(Issuer.signed(
                header("RS256").build().toString(),
                deep,
                "RS256",
                ISSUER.key("RS256").getPrivate()));
    }

    @Test
    void aWeakKeyOrOneOfAnotherCurveSignsNothing() throws GeneralSecurityException {
        var curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp384r1"));
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024);
        var weak = rsa.generateKeyPair();
        var other = curve.generateKeyPair();
        for (var pair : List.of(weak, other)) {
            String algorithm = pair == weak ? "RS256" : "ES256";
            var believing = new BearerTokens(
                    new Bearer(Issuer.NAME, Issuer.AUDIENCE, "", false, "sub", List.of(), List.of()),
                    Set.of(),
                    new PemKey(pair.getPublic()),
                    Clock.fixed(NOW, ZoneOffset.UTC));
            String token =
                    Issuer.signed(header(algorithm).build().toString(), ada().toString(), algorithm, pair.getPrivate());
            assertThatThrownBy(() -> believing.identify(token)).isInstanceOf(InvalidToken.class);
        }
    }
}
