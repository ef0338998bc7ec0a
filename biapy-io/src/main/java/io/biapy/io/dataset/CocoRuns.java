package io.biapy.io.dataset;

import java.util.Arrays;

/**
 * COCO's run lengths: counts of pixels outside and inside of a mask by turns, down the columns, the first outside; as numbers, or packed
 * into a text of six bits a letter. Source: the COCO API's description of its mask format.
 */
final class CocoRuns {
    private static final int FIRST_LETTER = 48;
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;
    private static final int FIVE_BITS = 0x1F;

    private CocoRuns() {}

    /** Counts of a packed text; {@link IllegalArgumentException} where it is damaged. */
    static long[] unpack(String text) {
        long[] counts = new long[text.length()];
        int n = 0;
        for (int at = 0; at < text.length(); ) {
            long value = 0;
            int shift = 0;
            int letter;
            do {
                letter = at < text.length() ? text.charAt(at++) - FIRST_LETTER : -1;
                if (letter < 0 || letter > 0x3F || shift > 50) {
                    throw new IllegalArgumentException("packed run lengths are damaged at letter " + at);
                }
                value |= (long) (letter & FIVE_BITS) << shift;
                shift += 5;
            } while ((letter & MORE) != 0);
            value |= (letter & SIGN) != 0 ? -1L << shift : 0;
            counts[n] = n > 2 ? value + counts[n - 2] : value; // later ones as differences
            n++;
        }
        return Arrays.copyOf(counts, n);
    }

    static String pack(long[] counts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long value = i > 2 ? counts[i] - counts[i - 2] : counts[i];
            boolean more = true;
            while (more) {
                int five = (int) (value & FIVE_BITS);
                value >>= 5;
                more = (five & SIGN) != 0 ? value != -1 : value != 0;
                text.append((char) (FIRST_LETTER + (five | (more ? MORE : 0))));
            }
        }
        return text.toString();
    }

    /** Counts of runs (start and length, alternating) in {@code pixels} pixels. */
    static long[] counts(int[] runs, long pixels) {
        long[] counts = new long[runs.length + 1];
        long at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            counts[i] = runs[i] - at;
            counts[i + 1] = runs[i + 1];
            at = (long) runs[i] + runs[i + 1];
        }
        counts[runs.length] = pixels - at;
        return counts[runs.length] == 0 ? Arrays.copyOf(counts, runs.length) : counts;
    }
}
