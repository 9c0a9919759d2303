package org.parley.protocol;

import java.util.Locale;

/** Derives the field {@code type} from the name of a record. */
final class FrameType {

    private FrameType() {}

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> frame) {
            return frame.getSimpleName().toLowerCase(Locale.ROOT);
        }
    };

    static String of(Class<?> frame) {
        return NAMES.get(frame);
    }
}
