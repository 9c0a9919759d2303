package org.parley.log;

import java.util.Collection;
import java.util.stream.Collectors;
import org.parley.protocol.Person;
import org.parley.protocol.RoomInfo;

/** What a direct room is called: as its people. */
public final class DirectName {

    private DirectName() {}

    /** Returns their names in order, cut where they are too many. */
    public static String of(Collection<Person> people) {
        String names = people.stream().map(Person::name).sorted().collect(Collectors.joining(", "));
        int end = names.offsetByCodePoints(0, Math.min(RoomInfo.LONGEST_NAME, names.codePointCount(0, names.length())));
        return names.substring(0, end);
    }
}
