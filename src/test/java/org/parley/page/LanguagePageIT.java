package org.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.it.OnOneServer;
import org.parley.it.ParleyServer;

/** The page in German, and in Arabic, which is written from right to left. */
@OnOneServer
@ExtendWith(Chromium.class)
class LanguagePageIT {

    private static final String PASSWORD = "correct horse battery";

    /** What is called how, as far as a visitor looks for it. */
    enum Tongue {
        GERMAN(
                "de-AT",
                "de",
                "ltr",
                "Guten Morgen! Steht `session` schon auf **4.2**?",
                List.of("Anmelden", "Konto anlegen", "Ihr Name", "Passwort", "Neuer Raum", "Name", "Adresse"),
                List.of("Raum anlegen", "Einstellungen", "Mehr", "Emoji", "Nachrichten suchen", "Im Thread antworten")),
        ARABIC(
                "ar-EG",
                "ar",
                "rtl",
                "صباح الخير! هل `session` على **4.2** الآن؟",
                List.of("تسجيل الدخول", "إنشاء حساب", "اسمك", "كلمة المرور", "غرفة جديدة", "الاسم", "العنوان"),
                List.of(
                        "إنشاء الغرفة",
                        "الإعدادات",
                        "المزيد",
                        "الرموز التعبيرية",
                        "البحث في الرسائل",
                        "رد في السلسلة"));

        final String locale;
        final String tag;
        final String direction;
        final String greeting;
        final String signIn;
        final String createAccount;
        final String yourName;
        final String password;
        final String newRoom;
        final String name;
        final String address;
        final String createRoom;
        final String settings;
        final String more;
        final String emoji;
        final String search;
        final String replyInThread;

        Tongue(String locale, String tag, String direction, String greeting, List<String> door, List<String> room) {
            this.locale = locale;
            this.tag = tag;
            this.direction = direction;
            this.greeting = greeting;
            signIn = door.get(0);
            createAccount = door.get(1);
            yourName = door.get(2);
            password = door.get(3);
            newRoom = door.get(4);
            name = door.get(5);
            address = door.get(6);
            createRoom = room.get(0);
            settings = room.get(1);
            more = room.get(2);
            emoji = room.get(3);
            search = room.get(4);
            replyInThread = room.get(5);
        }
    }

    /** No letters, which would mix alphabets with some names. */
    private final String mark =
            String.valueOf(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 900_000) + 100_000);

    private final String room = "l-" + mark;
    private final ParleyServer server;
    private final Browser browser;

    LanguagePageIT(ParleyServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static Locator field(Visitor visitor, String label) {
        return visitor.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator composer(Visitor visitor) {
        return visitor.page.locator(".composer__text").first();
    }

    private static void say(Visitor visitor, String text) {
        composer(visitor).fill(text);
        composer(visitor).press("Enter");
    }

    private static Locator bubble(Visitor visitor, String text) {
        return visitor.page
                .locator(".bubble", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private static void isIn(Visitor visitor, Tongue tongue) {
        assertThat(visitor.page.locator("html")).hasAttribute("lang", tongue.tag);
        assertThat(visitor.page.locator("html")).hasAttribute("dir", tongue.direction);
    }

    private Visitor guest(Visitor visitor, String room, String name) {
        visitor.page.navigate(server.http("#/" + room).toString());
        visitor.page.locator("input#name").fill(name);
        visitor.page.locator("button[type=submit]").click();
        composer(visitor).waitFor();
        return visitor;
    }

    private Visitor speaking(Tongue tongue) {
        return new Visitor(browser, 1280, 800, ColorScheme.LIGHT, tongue.locale);
    }

    @Test
    void twoPeopleTalkEachInTheirLanguage() {
        try (Visitor lina = guest(speaking(Tongue.GERMAN), room, "Lina");
                Visitor amina = guest(speaking(Tongue.ARABIC), room, "أمينة")) {
            isIn(lina, Tongue.GERMAN);
            isIn(amina, Tongue.ARABIC);
            say(amina, "صباح الخير");
            bubble(lina, "صباح الخير").waitFor();
            say(lina, "Guten Morgen");
            bubble(amina, "Guten Morgen").waitFor();
            assertThat(lina.page.locator(".day")).containsText("Heute, ");
            assertThat(amina.page.locator(".day")).containsText("اليوم، ");
            // How many are there, in words that go with the number.
            assertThat(lina.page.locator(".room__topic")).containsText("2 Mitglieder, 2 online");
            assertThat(amina.page.locator(".room__topic")).containsText("عضوان");
            composer(lina).pressSequentially("Ich tippe");
            assertThat(amina.page.locator(".typing__who")).hasText("Lina يكتب");
            lina.isAccessible().hasNoComplaints();
            amina.isAccessible().hasNoComplaints();
        }
    }

    @Test
    void whoSpeaksNoneOfTheLanguagesReadsEnglish() {
        try (Visitor ewa = new Visitor(browser, 1280, 800, ColorScheme.LIGHT, "pl-PL")) {
            ewa.enter(server, room, "Ewa");
            assertThat(ewa.page.locator("html")).hasAttribute("lang", "en");
            ewa.hasNoComplaints();
        }
    }

    @Test
    void anotherLanguageIsChosenInTheSettingsAndNothingIsLost() {
        try (Visitor ada = Visitor.wide(browser).enter(server, room, "Ada")) {
            ada.composer(room).fill("half a thought");
            button(ada, "Settings").click();
            field(ada, "Language").selectOption("ar");
            assertThat(ada.page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(composer(ada)).hasValue("half a thought");
            isIn(ada, Tongue.ARABIC);
            ada.page.reload();
            isIn(ada, Tongue.ARABIC);
            button(ada, Tongue.ARABIC.settings).click();
            field(ada, "اللغة").selectOption("system");
            assertThat(ada.page.locator("html")).hasAttribute("lang", "en");
            assertThat(ada.page.locator("html")).hasAttribute("dir", "ltr");
            ada.hasNoComplaints();
        }
    }

    @Test
    void whatTheServerRefusesIsSaidInTheLanguageOfThePage() {
        try (Visitor eve = speaking(Tongue.GERMAN)) {
            eve.page.navigate(server.http("#/" + room).toString());
            eve.page.locator("input#name").fill("\u0430dmin");
            eve.page.locator("button[type=submit]").click();
            assertThat(eve.page.getByRole(AriaRole.ALERT))
                    .hasText("Ein Name darf keine Alphabete mischen, etwa lateinische und kyrillische Buchstaben.");
            eve.isAccessible().hasNoComplaints();
        }
    }

    @Test
    void aWidgetIsInTheLanguageThatItsPageGivesIt() {
        try (Visitor ada = new Visitor(browser, 390, 700, ColorScheme.LIGHT)) {
            Portal portal = new Portal(ada.page, server.http("")).show(room, "lang='ar' label='دردشة'");
            FrameLocator frame = portal.frame();
            assertThat(frame.locator("html")).hasAttribute("dir", "rtl");
            frame.locator("input#name").fill("أمينة");
            frame.locator("button[type=submit]").click();
            frame.locator(".composer__text").fill("صباح الخير");
            frame.locator(".composer__text").press("Enter");
            assertThat(frame.locator(".bubble p")).hasText("صباح الخير");
            ada.picture("words-ar-widget").isAccessible();
            ada.hasNoComplaints();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyScreenIsAccessible(Tongue tongue) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            String name = "words-" + tongue.tag + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-";
            String person = (tongue == Tongue.ARABIC ? "أمينة ديالو " : "Lina Hofmann ")
                    + (scheme == ColorScheme.DARK ? "1" : "2")
                    + mark;
            // The guest stays to the end: "left" would move what is half under the picker, at a moment of its own.
            try (Visitor host = new Visitor(browser, 1280, 800, scheme, tongue.locale);
                    Visitor guest = Visitor.wide(browser)) {
                register(host, tongue, person, name);
                String id = makeRoom(host, tongue, scheme, name);
                talk(host, guest, tongue, id, person, name);
                for (String opener : List.of(tongue.settings, tongue.emoji, tongue.search)) {
                    button(host, opener).click();
                    look(
                            host,
                            name
                                    + List.of(tongue.settings, tongue.emoji, tongue.search)
                                            .indexOf(opener));
                    host.page.keyboard().press("Escape");
                    assertThat(host.page.locator("dialog[open], [role=dialog]")).hasCount(0);
                }
                host.page.locator("room-menu button").first().click();
                look(host, name + "menu");
                host.page.locator("room-menu [role=menuitem]").nth(3).click();
                look(host, name + "room-settings");
                host.page.keyboard().press("Escape");
                host.page.keyboard().press("Control+k");
                look(host, name + "switcher");
                host.page.keyboard().press("Escape");
                host.page.locator(".room__log").focus();
                host.page.keyboard().press("?");
                look(host, name + "keys");
                host.page.keyboard().press("Escape");
                host.page.setViewportSize(375, 784);
                look(host, name + "phone-room");
                host.page.locator(".room__back").click();
                look(host, name + "phone-list");
                host.hasNoComplaints();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidOfPeopleAndMessagesIsAccessible(Tongue tongue) {
        ColorScheme scheme = tongue == Tongue.ARABIC ? ColorScheme.LIGHT : ColorScheme.DARK;
        String name = "words-" + tongue.tag + "-more-";
        String person = (tongue == Tongue.ARABIC ? "أمينة ديالو " : "Lina Hofmann ") + "3" + mark;
        try (Visitor host = new Visitor(browser, 1280, 800, scheme, tongue.locale);
                Visitor guest = Visitor.wide(browser)) {
            register(host, tongue, person, name);
            String id = makeRoom(host, tongue, scheme, name);
            say(host, tongue.greeting);
            guest(guest, id, "Niels Olsen " + mark);
            bubble(guest, "session").hover();
            button(guest, "Reply").click();
            say(guest, "@" + person + " not before 9:00!");
            bubble(host, "not before").waitFor();
            bubble(host, "not before").hover();
            host.page.locator(".toolbar .tool").first().click();
            host.page.locator(".toolbar__picker .picker__one").first().click();
            host.page.locator(".reaction").first().waitFor();
            composer(guest).pressSequentially("typing");
            host.page.locator(".typing__who").waitFor();
            look(host, name + "mention");
            host.page.locator("button.person").first().click();
            look(host, name + "person");
            host.page.keyboard().press("Escape");
            host.page.locator(".panel__tools .tool").first().click();
            look(host, name + "invite");
            host.page.keyboard().press("Escape");
            button(host, tongue.search).click();
            host.page.locator("search-dialog input").fill("before");
            host.page.locator("search-dialog .hit").first().waitFor();
            look(host, name + "found");
            // The first empties the field.
            host.page.keyboard().press("Escape");
            host.page.keyboard().press("Escape");
            host.page.evaluate("""
                    () => {
                      document.querySelector('parley-app').chat.leaveRoom('lobby');
                      const banner = document.querySelector('connection-banner');
                      banner.link = { status: 'waiting', retryAt: Date.now() + 60_000 };
                      banner.shown = true;
                    }""");
            look(host, name + "banner");
            host.hasNoComplaints();
        }
    }

    private void register(Visitor host, Tongue tongue, String person, String name) {
        host.page.navigate(server.http("") + "#/lobby");
        isIn(host, tongue);
        look(host, name + "gate");
        button(host, tongue.signIn).click();
        look(host, name + "login");
        button(host, tongue.createAccount).click();
        field(host, tongue.yourName).fill(person);
        field(host, tongue.password).fill(PASSWORD);
        look(host, name + "register");
        host.page.locator("button[type=submit]").click();
        composer(host).waitFor();
    }

    private String makeRoom(Visitor host, Tongue tongue, ColorScheme scheme, String name) {
        String id = room + (scheme == ColorScheme.DARK ? "-dark" : "-light");
        button(host, tongue.newRoom).click();
        field(host, tongue.name).fill(tongue == Tongue.ARABIC ? "قطار الإصدار" : "Veröffentlichung");
        field(host, tongue.address).fill(id);
        look(host, name + "new-room");
        button(host, tongue.createRoom).click();
        host.page.waitForURL("**#/" + id);
        host.page.locator(".notice").first().waitFor();
        return id;
    }

    /** Words in both directions, code, an answer, a reaction, a thread. */
    private void talk(Visitor host, Visitor guest, Tongue tongue, String id, String person, String name) {
        look(host, name + "empty");
        say(host, tongue.greeting);
        guest(guest, id, "Niels Olsen " + mark);
        bubble(guest, "session").waitFor();
        say(guest, "Not yet. Tomorrow, at 9:00 (" + person + " knows).");
        bubble(host, "Not yet").waitFor();
        say(host, "```sql\ncreate index seen on session (last_seen desc); -- no lock\n```");
        say(host, "English, inside: https://example.org/plan?v=4.2 (draft).");
        say(host, tongue == Tongue.ARABIC ? "النسخة 4.2.0-rc3 جاهزة، اقرأ README.md أولًا." : "Gerne.");
        assertThat(host.page.locator("[data-state=sent]")).hasCount(5);
        host.page.locator(".bubble").first().hover();
        button(host, tongue.replyInThread).click();
        host.page.locator(".panel--thread .composer__text").fill(tongue.greeting);
        host.page.locator(".panel--thread .composer__text").press("Enter");
        assertThat(host.page.locator(".panel--thread .msg[data-state=sent]")).hasCount(2);
        look(host, name + "thread");
        host.page.locator(".panel--thread .panel__head .tool").click();
        look(host, name + "talk");
    }

    private static void look(Visitor visitor, String picture) {
        visitor.picture(picture).isAccessible();
    }
}
