package org.parley.protocol;

import java.util.AbstractList;
import java.util.List;

/**
 * A list whose items were written as JSON one by one, before: the members of a room, who are sent to everybody who
 * joins. So a crowd that comes back to a large room does not have each member written for each of them. Immutable.
 *
 * @param <T> what is listed
 */
public final class WrittenList<T> extends AbstractList<T> {

    private final List<Written<T>> items;

    /**
     * An item and its JSON, from {@link FrameCodec#write}.
     *
     * @param <T> what is listed
     */
    public record Written<T>(T item, String json) {}

    /** Takes the items in their order. */
    public WrittenList(List<Written<T>> items) {
        this.items = List.copyOf(items);
    }

    @Override
    public T get(int index) {
        return items.get(index).item();
    }

    @Override
    public int size() {
        return items.size();
    }

    void appendTo(StringBuilder json) {
        String comma = "[";
        for (Written<T> written : items) {
            json.append(comma).append(written.json());
            comma = ",";
        }
        json.append(items.isEmpty() ? "[]" : "]");
    }
}
