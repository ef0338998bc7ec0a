package io.biapy.io.axes;

import java.util.List;
import java.util.Locale;

/** Names of axes as letters: T, Z, C, Y, X; anything else is "?". */
public final class AxisNames {
    private AxisNames() {}

    /** The letter of a name; a type that is said to be "channel" or "time" counts where the name is not known. */
    public static char letter(String name, String type) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "t", "time" -> 'T';
            case "z" -> 'Z';
            case "y" -> 'Y';
            case "x" -> 'X';
            case "c", "channel", "channels" -> 'C';
            default -> type.equals("channel") ? 'C' : type.equals("time") ? 'T' : '?';
        };
    }

    /** The letters of all names, or "" where one is not known or comes twice. */
    public static String letters(List<String> names) {
        StringBuilder letters = new StringBuilder();
        for (String name : names) {
            letters.append(letter(name, ""));
        }
        boolean good = letters.indexOf("?") < 0 && letters.chars().distinct().count() == letters.length();
        return good ? letters.toString() : "";
    }
}
