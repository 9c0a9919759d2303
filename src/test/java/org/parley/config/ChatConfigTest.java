package org.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The configuration is right, or it says which key is wrong and what would be right. */
class ChatConfigTest {

    private static ChatConfig with(Map<String, String> settings) {
        return ChatConfig.from(key -> settings.getOrDefault(key, ""));
    }

    @Test
    void theDefaultsAreValid() {
        ChatConfig config = with(Map.of());
        assertThat(config.log()).isEqualTo(ChatConfig.Log.JPA);
        assertThat(config.roomLife()).isEqualTo(ChatConfig.RoomLife.LASTING);
        assertThat(config.port()).isEmpty();
        assertThat(config.limits().on()).isTrue();
        assertThat(config.limits().messages()).isEqualTo(new ChatConfig.Rate(5, 20));
        assertThat(config.limits().calls()).isEqualTo(200);
        assertThat(config.limits().sockets()).isEqualTo(50);
        assertThat(config.tlsOnly()).isFalse();
        assertThat(config.outbox()).isEqualTo(new ChatConfig.Outbox(1_048_576, Duration.ofSeconds(10)));
    }

    @Test
    void whatFollowsFromRolesIsReadAndItsRolesAreAskedFor() {
        ChatConfig config = with(
                Map.of("parley.roles", "board", "parley.rooms.roles", "staff=news:member, chat-admin=*:moderator"));
        assertThat(config.rooms().grants())
                .containsExactly(
                        new ChatConfig.Grant("staff", "news", "member"),
                        new ChatConfig.Grant("chat-admin", "", "moderator"));
        assertThat(config.auth().roles()).containsExactlyInAnyOrder("board", "staff", "chat-admin");
        for (String wrong : List.of("staff", "staff=news", "staff=*:member", "staff=News:member", "=news:member")) {
            assertThatThrownBy(() -> with(Map.of("parley.rooms.roles", wrong)))
                    .as(wrong)
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("staff=news:member");
        }
    }

    @Test
    void severalNodesNeedADatabaseThatTheyShare() {
        Map<String, String> right = Map.of(
                "parley.backplane", "redis",
                "parley.redis.uri", "rediss://parley:secret@cache.example:6380",
                "parley.cluster", "intranet",
                "parley.db.url", "jdbc:postgresql://db.example/parley");
        Nodes nodes = with(right).nodes();
        assertThat(nodes.areMany()).isTrue();
        assertThat(nodes.cluster()).isEqualTo("intranet");
        assertThat(with(right)).asString().doesNotContain("secret");
        assertThat(with(Map.of()).nodes().areMany()).isFalse();
        for (Map<String, String> wrong : List.of(
                Map.of("parley.log", "memory"),
                Map.of("parley.db.url", ""),
                Map.of("parley.db.url", "jdbc:h2:tcp://db.example/parley"),
                Map.of("parley.redis.uri", ""),
                Map.of("parley.redis.uri", "secret@cache.example"),
                Map.of("parley.redis.uri", "redis+sentinel://:secret@cache.example"),
                Map.of("parley.redis.uri", "redis+cluster://:sec@secret@cache.example"),
                Map.of("parley.cluster", "two words"),
                Map.of("parley.room.life", "passing"),
                Map.of("parley.backplane", "kafka"))) {
            Map<String, String> settings = new HashMap<>(right);
            settings.putAll(wrong);
            assertThatThrownBy(() -> with(settings))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void everythingCanBeSet() {
        ChatConfig config = with(Map.of(
                "parley.port", "9090",
                "parley.log", "memory",
                "parley.room.life", "passing",
                "parley.limits", "off",
                "parley.tls", "required",
                "parley.ping", "1500ms",
                "parley.leave.grace", "2m",
                "parley.presence.grace", "1m",
                "parley.origins", "https://a.example, http://b.example:81"));
        assertThat(config.port()).hasValue(9090);
        assertThat(config.log()).isEqualTo(ChatConfig.Log.MEMORY);
        assertThat(config.roomLife()).isEqualTo(ChatConfig.RoomLife.PASSING);
        assertThat(config.limits().on()).isFalse();
        assertThat(config.tlsOnly()).isTrue();
        assertThat(config.heartbeat().ping()).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.heartbeat().leaveGrace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.heartbeat().presenceGrace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.origins()).containsExactly("https://a.example", "http://b.example:81");
    }

    @ParameterizedTest
    @CsvSource({
        "parley.port, 0, 1 to 65535",
        "parley.port, web, whole number",
        "parley.log, file, 'jpa, memory'",
        "parley.room.life, long, 'lasting, passing'",
        "parley.limits, no, 'on, off'",
        "parley.limit.calls, 0, 1 to 1000000",
        "parley.limit.sockets, many, 1 to 100000",
        "parley.tls, on, 'optional, required'",
        "parley.ping, 25, 10s",
        "parley.ping, 999ms, 1000ms at least",
        "parley.outbox.stall, 0s, 1000ms at least",
        "parley.origins, portal.example, https://",
        "parley.origins, https://portal.example/path, https://",
        "parley.lane.threads, 1000, 1 to 64",
        "parley.db.wait, soon, 10s",
        "parley.limit.messages, -1, whole number",
        "parley.auth, token, 'own, container, bearer, oidc, proxy, guest'",
        "parley.oidc.issuer, http://sso.example, https",
        "parley.oidc.issuer, https:// sso, https",
        "parley.oidc.issuer, http://localhost.evil.example, https",
        "parley.oidc.scope, profile, openid",
        "parley.url, chat.example, https://chat.example/",
        "parley.url, https://chat.example/?a=b, https://chat.example/",
        "parley.proxy.addresses, proxy.example, 10.0.0.0/8",
        "parley.proxy.addresses, 10.0.0.0/33, 10.0.0.0/8",
        "parley.proxy.addresses, 10.0.0/8, 10.0.0.0/8",
        "parley.proxy.user, 'X-User: ada', X-Remote-User",
        "parley.bearer.type, id_token, 'any, at+jwt'",
        "parley.bearer.keys, http://issuer.example/keys, https",
        "parley.bearer.keys, http://localhost.evil.example/keys, https",
    })
    void aWrongValueNamesTheKeyAndWhatWouldBeRight(String key, String value, String right) {
        assertThatThrownBy(() -> with(Map.of(key, value)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value)
                .hasMessageContaining(right);
    }

    @Test
    void aDatabaseIsNamedByItsUrlOrByTheServersDataSource() {
        assertThat(with(Map.of()).db().isBuiltIn()).isTrue();
        ChatConfig.Db url = with(Map.of("parley.db.url", "jdbc:mariadb://db.example/parley?password=secret"))
                .db();
        assertThat(url.isBuiltIn()).isFalse();
        assertThat(url).hasToString("jdbc:mariadb://db.example/parley");
        ChatConfig.Db named = with(Map.of("parley.db.jndi", "jdbc/parley", "parley.db.wait", "2m"))
                .db();
        assertThat(named.isBuiltIn()).isFalse();
        assertThat(named.patience()).isEqualTo(Duration.ofMinutes(2));
        assertThat(named).hasToString("the data source jdbc/parley");
    }

    @Test
    void aDatabaseThatIsUnknownOrNamedTwiceIsRefusedAndItsUrlIsNotRepeated() {
        assertThatThrownBy(() -> with(Map.of("parley.db.url", "jdbc:oracle:thin:scott/tiger@db")))
                .hasMessageContaining("parley.db.url")
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("tiger");
        assertThatThrownBy(
                        () -> with(Map.of("parley.db.url", "jdbc:h2:tcp://db/parley", "parley.db.jndi", "jdbc/parley")))
                .hasMessageContaining("parley.db.url and parley.db.jndi are both set");
    }

    @Test
    void tokensNeedAnIssuerAnAudienceAndKeys() {
        assertThatThrownBy(() -> with(Map.of("parley.auth", "bearer")))
                .hasMessageContaining("parley.bearer.issuer")
                .hasMessageContaining("parley.bearer.audience")
                .hasMessageContaining("parley.bearer.keys");
        ChatConfig config = with(Map.of(
                "parley.auth", "bearer",
                "parley.bearer.issuer", "https://issuer.example",
                "parley.bearer.audience", "parley",
                "parley.bearer.keys", "https://issuer.example/keys"));
        assertThat(config.auth().bearer().keysAreRemote()).isTrue();
        assertThat(config.auth().bearer().names()).containsExactly("name", "preferred_username");
        assertThat(config.auth().bearer().roles()).containsExactly("roles", "groups");
    }

    @Test
    void aProviderNeedsANameAndOneForUs() {
        assertThatThrownBy(() -> with(Map.of("parley.auth", "oidc")))
                .hasMessageContaining("parley.oidc.issuer")
                .hasMessageContaining("parley.oidc.client");
        ChatConfig config = with(Map.of(
                "parley.auth", "oidc",
                "parley.oidc.issuer", "https://sso.example/realms/company",
                "parley.oidc.client", "parley",
                "parley.oidc.secret", "s3cret",
                "parley.url", "https://chat.example/team"));
        assertThat(config.auth().openId().issuer()).isEqualTo("https://sso.example/realms/company");
        assertThat(config.url()).hasToString("Optional[https://chat.example/team/]");
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void aProxyThatSaysWhoSomebodyIsNeedsAnAddressAndAHeader() {
        assertThatThrownBy(() -> with(Map.of("parley.auth", "proxy")))
                .hasMessageContaining("parley.proxy.addresses")
                .hasMessageContaining("parley.proxy.user");
        assertThat(with(Map.of()).auth().proxy().addresses()).isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> with(Map.of("parley.port", "x", "parley.log", "y")))
                .hasMessageContaining("parley.port")
                .hasMessageContaining("parley.log");
    }

    @ParameterizedTest
    @EnumSource
    void everySettingStandsInTheDocumentation(Setting setting) throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/configuration.md"));
        assertThat(page)
                .contains("`" + setting.key() + "`")
                .contains("`" + setting.variable() + "`")
                .contains(setting.purpose());
    }
}
