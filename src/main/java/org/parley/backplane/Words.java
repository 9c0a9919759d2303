package org.parley.backplane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.backplane.Word.Present;
import org.parley.identity.SessionId;
import org.parley.protocol.Person;
import org.parley.protocol.Profile;
import org.parley.protocol.Refusal;
import org.parley.protocol.RoomId;
import org.parley.protocol.Status;
import org.parley.protocol.StatusText;
import org.parley.protocol.UserId;

/** The words of nodes as text: one a line, its fields with tabs between them. */
public final class Words {

    private static final List<Form<?>> FORMS = List.of(
            new Form<>(
                    "reached",
                    Word.Reached.class,
                    (word, to) -> to.text(word.room().value()).number(word.head()),
                    from -> new Word.Reached(room(from), from.number())),
            new Form<>("said", Word.Said.class, Messages::write, Messages::read),
            new Form<>(
                    "renewed",
                    Word.Renewed.class,
                    (word, to) -> to.text(word.room().value()),
                    from -> new Word.Renewed(room(from))),
            new Form<>("here", Word.Here.class, Words::write, from -> new Word.Here(room(from), people(from))),
            new Form<>(
                    "asked",
                    Word.Asked.class,
                    (word, to) -> to.text(word.room().value()),
                    from -> new Word.Asked(room(from))),
            new Form<>(
                    "writing",
                    Word.Writing.class,
                    (word, to) ->
                            write(word.person(), to.text(word.room().value())).flag(word.on()),
                    from -> new Word.Writing(room(from), person(from), from.flag())),
            new Form<>(
                    "read",
                    Word.HasRead.class,
                    (word, to) -> write(word.person(), to.text(word.room().value()))
                            .number(word.seq())
                            .flag(word.hidden())
                            .number(word.thread()),
                    from -> new Word.HasRead(room(from), person(from), from.number(), from.flag(), from.number())),
            new Form<>(
                    "crowd",
                    Word.Crowd.class,
                    (word, to) -> to.text(word.in().value()).number(word.online()),
                    from -> new Word.Crowd(room(from), Math.toIntExact(from.number()))),
            new Form<>(
                    "welcomed",
                    Word.Welcomed.class,
                    (word, to) -> to.text(word.in().value()).number(word.seq()),
                    from -> new Word.Welcomed(room(from), from.number())),
            new Form<>(
                    "chosen",
                    Word.Chosen.class,
                    (word, to) -> write(word.profile(), to.text(word.person().value())),
                    from -> new Word.Chosen(user(from), profile(from))),
            new Form<>(
                    "forgotten",
                    Word.Forgotten.class,
                    (word, to) -> to.text(word.person().value()),
                    from -> new Word.Forgotten(user(from))),
            new Form<>(
                    "loggedout",
                    Word.LoggedOut.class,
                    (word, to) -> word.logins().forEach(login -> to.text(login.value())),
                    from -> new Word.LoggedOut(logins(from))),
            new Form<>(
                    "spent",
                    Word.Spent.class,
                    (word, to) -> to.text(word.limit()).text(word.who()).number(word.times()),
                    from -> new Word.Spent(from.text(), from.text(), Math.toIntExact(from.number()))),
            new Form<>(
                    "missed",
                    Word.Missed.class,
                    (word, to) -> to.text(word.node().value()),
                    from -> new Word.Missed(new NodeId(from.text()))),
            new Form<>("beat", Word.Beat.class, (word, to) -> {}, from -> new Word.Beat()),
            new Form<>("bye", Word.Bye.class, (word, to) -> {}, from -> new Word.Bye()));

    /** How a kind of word is written and read. */
    private record Form<W extends Word>(
            String name, Class<W> kind, BiConsumer<W, FieldWriter> write, Function<FieldReader, W> read) {

        String text(Word word) {
            var line = new FieldWriter(name);
            write.accept(kind.cast(word), line);
            return line.toString();
        }
    }

    private Words() {}

    /** Writes a word: one line without its end. */
    public static String write(Word word) {
        return FORMS.stream()
                .filter(form -> form.kind() == word.getClass())
                .findFirst()
                .orElseThrow()
                .text(word);
    }

    /**
     * Reads a word.
     *
     * @return null where it is none, or one that only a newer version knows
     */
    public static @Nullable Word read(String line) {
        var fields = new FieldReader(line);
        for (Form<?> form : FORMS) {
            if (form.name().equals(fields.name())) {
                try {
                    return form.read().apply(fields);
                } catch (IllegalArgumentException | ArithmeticException | Refusal e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static void write(Word.Here word, FieldWriter to) {
        to.text(word.room().value());
        for (Present present : word.people()) {
            write(present.person(), to).text(present.status().name());
            write(present.profile(), to);
        }
    }

    private static List<Present> people(FieldReader from) {
        List<Present> people = new ArrayList<>();
        while (from.hasMore()) {
            people.add(new Present(person(from), Status.valueOf(from.text()), profile(from)));
        }
        return people;
    }

    private static FieldWriter write(Person person, FieldWriter to) {
        return to.text(person.id().value()).text(person.name()).flag(person.guest());
    }

    private static Person person(FieldReader from) {
        return new Person(user(from), from.text(), from.flag());
    }

    private static void write(Profile profile, FieldWriter to) {
        StatusText text = profile.text();
        Integer hue = profile.hue();
        to.text(text == null ? null : text.value()).text(hue == null ? null : hue.toString());
    }

    private static Profile profile(FieldReader from) {
        String text = from.textOrNull();
        String hue = from.textOrNull();
        return text == null && hue == null
                ? Profile.NONE
                : new Profile(text == null ? null : new StatusText(text), hue == null ? null : Integer.valueOf(hue));
    }

    private static Set<SessionId> logins(FieldReader from) {
        Set<SessionId> logins = new HashSet<>();
        while (from.hasMore()) {
            logins.add(new SessionId(from.text()));
        }
        return logins;
    }

    private static RoomId room(FieldReader from) {
        return new RoomId(from.text());
    }

    private static UserId user(FieldReader from) {
        return new UserId(from.text());
    }
}
