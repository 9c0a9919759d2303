package org.parley.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.config.ChatConfig;
import org.parley.it.server.Servers;
import org.parley.log.MessageLog;
import org.parley.log.Posting;
import org.parley.protocol.Author;
import org.parley.protocol.ClientFrame;
import org.parley.protocol.ClientMessageId;
import org.parley.protocol.FrameCodec;
import org.parley.protocol.MessageText;
import org.parley.protocol.Person;
import org.parley.protocol.RoomId;
import org.parley.protocol.ServerFrame;
import org.parley.protocol.UserId;
import org.parley.room.Delivery;
import org.parley.room.RoomManager;
import org.parley.room.Speaker;
import org.parley.room.Subscriber;

/** The shipped WAR inside the server: CDI, JSON-B and Jakarta Persistence as the server brings them. */
@ExtendWith(ArquillianExtension.class)
@Tag(OnEachServer.TAG)
class InContainerIT {

    @Inject
    @Nullable
    RoomManager rooms;

    @Inject
    @Nullable
    MessageLog log;

    @Inject
    @Nullable
    ChatConfig config;

    @Inject
    @Nullable
    FrameCodec codec;

    @Deployment
    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "parley.war")
                .importFrom(Servers.WAR.toFile())
                .as(WebArchive.class)
                .addClass(Listener.class)
                .addAsLibraries(libraries());
    }

    /** AssertJ and Awaitility travel with the test, as the jars that the class path has. */
    private static File[] libraries() {
        return List.of(org.assertj.core.api.Assertions.class, Awaitility.class, org.hamcrest.Matcher.class).stream()
                .map(type -> new File(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath()))
                .toArray(File[]::new);
    }

    /** A subscriber inside the server. */
    public static final class Listener implements Subscriber {

        private final List<ServerFrame> heard = new CopyOnWriteArrayList<>();

        @Override
        public Person person() {
            return new Person(new UserId("u-inside"), "Inside", true);
        }

        @Override
        public void joined(ServerFrame.Joined snapshot) {
            heard.add(snapshot);
        }

        @Override
        public void deliver(Delivery delivery) {
            heard.addAll(delivery.frames());
        }

        @Override
        public void sentOut(RoomId room, ServerFrame why) {
            heard.clear();
        }
    }

    private static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static <T> T injected(@Nullable T bean) {
        assertThat(bean).isNotNull();
        return bean;
    }

    @Test
    void theServersPersistenceKeepsTheLog() {
        assertThat(injected(config).log()).isEqualTo(ChatConfig.Log.JPA);
        var room = new RoomId("in-" + UUID.randomUUID());
        MessageLog stored = injected(log);
        stored.open(room);
        var posting = new Posting.Said(
                new Author(new UserId("u"), "Ada"), new ClientMessageId("c"), new MessageText("é 😀"), null);
        var first = stored.append(room, List.of(posting)).get(0);
        assertThat(stored.append(room, List.of(posting)).get(0).repeat()).isTrue();
        assertThat(stored.readAfter(room, 0, 10)).containsExactly(first.event());
    }

    @Test
    void theServersJsonBindingWritesTheWire() {
        String json = injected(codec).encode(ServerFrame.Ok.done(null, new RoomId("lobby")));
        assertThat(json).isEqualTo("{\"type\":\"ok\",\"room\":\"lobby\"}");
    }

    @Test
    void aMessageFromInsideIsHeardInside() {
        var room = new RoomId("in-" + UUID.randomUUID());
        var listener = new Listener();
        RoomManager manager = injected(rooms);
        await(manager.join(listener, room, null, null, null));
        await(manager.send(
                Speaker.of(listener.person()),
                new ClientFrame.Send(null, room, new ClientMessageId("c"), new MessageText("hello"), null)));
        Awaitility.await().until(() -> listener.heard.size() == 2);
        assertThat(listener.heard.get(0)).isInstanceOf(ServerFrame.Joined.class);
    }

    @Test
    @RunAsClient
    void aSocketFromOutsideWorksUnderAContextPath(@ArquillianResource URL base) {
        URI chat = URI.create(base.toString().replaceFirst("^http", "ws") + "chat/outside?name=Ada");
        try (ChatClient ada = ChatClient.json(chat)) {
            ada.await("joined");
            ada.send("type", "send", "id", 1, "room", "outside", "cid", UUID.randomUUID(), "text", "from outside");
            ada.message("from outside");
        }
    }
}
