package io.biapy.core.error;

import java.util.Collection;
import java.util.Locale;

/** A name that is not one of the valid ones; the message offers the nearest. */
public class UnknownNameException extends InputException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what kind of thing, for example "architecture"
     * @param name what was asked for
     * @param valid every name that exists
     */
    public UnknownNameException(String what, String name, Collection<String> valid) {
        super("Unknown " + what + " \"" + name + "\"; " + suggestion(name, valid) + "valid: " + String.join(", ", valid)
                + ".");
    }

    private static String suggestion(String name, Collection<String> valid) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : valid) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance <= Math.max(1, candidate.length() / 2) && distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest.isEmpty() ? "" : "did you mean \"" + nearest + "\"? ";
    }

    /** Levenshtein distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
