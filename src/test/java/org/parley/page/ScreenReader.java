package org.parley.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Knows a page by what the browser tells assistive technology of it, its accessibility tree, and by nothing else: finds
 * things by role and name, and acts on what it has found. What live regions say is heard, too.
 */
final class ScreenReader {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is one thing for who hears it: its name, not its parts. */
    private static final List<String> WHOLE =
            List.of("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "option", "menuitem");

    /**
     * Writes down what a screen reader says by itself: of a log what is added, of a status and an alert the whole; of
     * what brings its own region with it only alerts, as not all read the others then.
     */
    private static final String EAR = """
            (() => {
              window.heard = [];
              const REGIONS = '[aria-live], [role=log], [role=status], [role=alert]';
              const how = region => region.getAttribute('aria-live') ?? (region.getAttribute('role') === 'alert' ? 'assertive' : 'polite');
              const hidden = element => element.closest('[aria-hidden=true], [hidden], [inert]') !== null;
              const words = node => node.nodeType === 3 ? node.data
                : node.nodeType !== 1 || node.getAttribute('aria-hidden') === 'true' || (node.matches(REGIONS) && how(node) !== 'polite') ? ''
                : [...node.childNodes].map(words).join(' ');
              const say = (region, node) => {
                const text = words(node).replace(/\\s+/g, ' ').trim();
                if (text !== '') heard.push(`${how(region)}: ${text}`);
              };
              const spoken = region => { if (!hidden(region)) heard.push(`assertive: ${[...region.childNodes].map(words).join(' ').replace(/\\s+/g, ' ').trim()}`); };
              new MutationObserver(changes => {
                const whole = new Set();
                const seen = new Set();
                for (const { type, target, addedNodes } of changes) {
                  for (const node of type === 'childList' ? addedNodes : [target]) {
                    if (!node.isConnected || seen.has(node) || node.nodeType === 8) continue;
                    seen.add(node);
                    if (node.nodeType === 1) for (const alert of [node, ...node.querySelectorAll('[role=alert]')]) if (alert.matches('[role=alert]')) whole.add(alert);
                    const region = node.parentElement?.closest(REGIONS);
                    if (!region || how(region) === 'off' || hidden(region) || hidden(node.nodeType === 1 ? node : node.parentElement)) continue;
                    if (region.getAttribute('role') !== 'log') whole.add(region);
                    else if (type === 'childList' && ![...seen].some(other => other !== node && other.contains(node))) say(region, node);
                  }
                }
                for (const region of whole) if (region.getAttribute('role') === 'alert') spoken(region); else say(region, region);
              }).observe(document, { childList: true, subtree: true, characterData: true });
            })();""";

    /** A node of the tree. */
    record Node(
            String id,
            String role,
            String name,
            String description,
            String value,
            Map<String, String> properties,
            int element,
            List<Node> children) {

        /** Returns the node and all below it, in the order of reading. */
        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }

        /** Returns what is read of it from its beginning to its end. */
        String read() {
            if (isText() || WHOLE.contains(role)) {
                return name;
            }
            String text = children.stream().map(Node::read).collect(Collectors.joining(" "));
            // Where one piece of text ends and the next begins is not in the tree.
            return text.replaceAll("\\s+", " ").replaceAll(" ([:?,.])", "$1").strip();
        }

        private boolean isText() {
            return role.equals("StaticText");
        }

        boolean is(String property) {
            return "true".equals(properties.get(property));
        }

        List<Node> of(String role) {
            return all().filter(node -> node.role().equals(role)).toList();
        }

        Node one(String role, String name) {
            return all().filter(node -> node.role().equals(role) && node.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + role + " " + name + " in: " + read()));
        }
    }

    private final Page page;
    private final CDPSession session;

    /** Listens to a page that is not opened yet. */
    ScreenReader(Page page) {
        this.page = page;
        page.addInitScript(EAR);
        session = page.context().newCDPSession(page);
        session.send("Accessibility.enable");
    }

    /** Returns the tree as it is now. */
    Node tree() {
        JsonArray nodes = session.send("Accessibility.getFullAXTree").getAsJsonArray("nodes");
        Map<String, JsonObject> byId = new LinkedHashMap<>();
        for (JsonElement node : nodes) {
            byId.put(node.getAsJsonObject().get("nodeId").getAsString(), node.getAsJsonObject());
        }
        JsonObject root = nodes.get(0).getAsJsonObject();
        return new Node("root", "page", words(root, "name"), "", "", Map.of(), 0, List.copyOf(told(root, byId)));
    }

    /** What is ignored is not told, but what is below it may be. */
    private static List<Node> told(JsonObject node, Map<String, JsonObject> byId) {
        List<Node> below = new ArrayList<>();
        if (node.has("childIds")) {
            for (JsonElement id : node.getAsJsonArray("childIds")) {
                JsonObject child = byId.get(id.getAsString());
                if (child != null) {
                    below.addAll(told(child, byId));
                }
            }
        }
        if (node.get("ignored").getAsBoolean()) {
            return below;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        if (node.has("properties")) {
            for (JsonElement one : node.getAsJsonArray("properties")) {
                JsonObject property = one.getAsJsonObject();
                properties.put(property.get("name").getAsString(), words(property, "value"));
            }
        }
        return List.of(new Node(
                node.get("nodeId").getAsString(),
                words(node, "role"),
                words(node, "name"),
                words(node, "description"),
                words(node, "value"),
                properties,
                node.has("backendDOMNodeId") ? node.get("backendDOMNodeId").getAsInt() : 0,
                List.copyOf(below)));
    }

    private static String words(JsonObject of, String key) {
        JsonElement held = of.get(key);
        JsonElement value = held == null ? null : held.getAsJsonObject().get("value");
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    /** Waits for something with a role and exactly this name. */
    Node find(String role, String name) {
        return find(
                role + " " + name,
                node -> node.role().equals(role) && node.name().equals(name));
    }

    Node find(String what, Predicate<Node> wanted) {
        return Objects.requireNonNull(
                await(what, () -> tree().all().filter(wanted).findFirst().orElse(null), Objects::nonNull));
    }

    /** Waits until something holds of the tree. */
    Node until(String what, Predicate<Node> holds) {
        return await(what, this::tree, holds);
    }

    private static <T> T await(String what, Callable<T> ask, Predicate<T> holds) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(ask, holds);
    }

    /** Does what a screen reader does on "activate": a click in the middle of it. */
    void activate(Node node) {
        session.send("DOM.scrollIntoViewIfNeeded", about(node));
        JsonArray quad = session.send("DOM.getBoxModel", about(node))
                .getAsJsonObject("model")
                .getAsJsonArray("content");
        page.mouse()
                .click(
                        (quad.get(0).getAsDouble() + quad.get(4).getAsDouble()) / 2,
                        (quad.get(1).getAsDouble() + quad.get(5).getAsDouble()) / 2);
    }

    void activate(String role, String name) {
        activate(find(role, name));
    }

    /** Puts the focus on a node, and types. */
    void type(Node node, String text) {
        session.send("DOM.focus", about(node));
        page.keyboard().type(text);
    }

    void focus(Node node) {
        session.send("DOM.focus", about(node));
    }

    /** Presses a key, where the focus is. */
    void key(String key) {
        page.keyboard().press(key);
    }

    /** What is marked as the current one: browsers tell that to assistive technology, but this protocol does not. */
    boolean isCurrent(Node node) {
        JsonObject element = session.send("DOM.describeNode", about(node)).getAsJsonObject("node");
        List<String> attributes = new ArrayList<>();
        element.getAsJsonArray("attributes").forEach(one -> attributes.add(one.getAsString()));
        return attributes.contains("aria-current");
    }

    private static JsonObject about(Node node) {
        JsonObject about = new JsonObject();
        about.addProperty("backendNodeId", node.element());
        return about;
    }

    /** Returns what was said by itself since it was last asked. */
    List<String> heard() {
        List<?> heard = (List<?>) Objects.requireNonNull(page.evaluate("heard.splice(0)"));
        return heard.stream().map(String::valueOf).toList();
    }

    /** Waits until something was said by itself, and returns all that was said until then. */
    List<String> hears(String words) {
        List<String> all = new ArrayList<>();
        await(
                words,
                () -> {
                    all.addAll(heard());
                    return all;
                },
                said -> said.stream().anyMatch(one -> one.contains(words)));
        return all;
    }
}
