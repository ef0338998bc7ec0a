package io.biapy.io.zarr;

import java.util.List;
import java.util.Locale;

/** Names of axes as letters: T, Z, C, Y, X; anything else is "?". */
final class AxisNames {
    private AxisNames() {}

    static char letter(String name, String type) {
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
    static String letters(List<String> names) {
        StringBuilder letters = new StringBuilder();
        for (String name : names) {
            letters.append(letter(name, ""));
        }
        boolean good = letters.indexOf("?") < 0 && letters.chars().distinct().count() == letters.length();
        return good ? letters.toString() : "";
    }
}
