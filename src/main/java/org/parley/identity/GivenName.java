package org.parley.identity;

/** A name that a directory gives somebody, which nobody chose and which need not be fit to be shown. */
public final class GivenName {

    private GivenName() {}

    /** Returns what others see: what of the name cannot be shown, such as a certificate's, is left out. */
    public static String shown(String name) {
        try {
            return Nickname.parse(name).value();
        } catch (InvalidNickname e) {
            String plain = name.replaceAll("[^A-Za-z0-9 .@_-]", "");
            String cut = plain.substring(0, Math.min(plain.length(), Nickname.MAX_LENGTH));
            return cut.matches(".*[A-Za-z0-9].*") ? Nickname.parse(cut).value() : "Somebody";
        }
    }
}
