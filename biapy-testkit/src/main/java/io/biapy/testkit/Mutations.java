package io.biapy.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of valid files at random, for tests of what reads them. Pure functions of the source of random numbers. */
public final class Mutations {
    private static final Pattern VALUE =
            Pattern.compile("\"[^\"]*\"(?!\\s*:)|-?\\d+(\\.\\d+)?|\\[[^\\[\\]]*\\]|null|true");
    private static final String[] WORDS = {
        "0",
        "-1",
        "1",
        "2147483647",
        "2147483648",
        "1099511627776",
        "9223372036854775807",
        "99999999999999999999",
        "-1e300",
        "1e300",
        "0.5",
        "null",
        "true",
        "\"\"",
        "\"..\"",
        "\"/etc\"",
        "\"zstd\"",
        "\"blosc\"",
        "\"<u2\"",
        "\">f8\"",
        "\"float64\"",
        "[]",
        "{}",
        "[1]",
        "NaN"
    };
    private static final int HEAD = 40;
    private static final int LONGEST_COPY = 16;

    private Mutations() {}

    /** One to three changes of bits and bytes, or an early end; often near the start, where headers stand. */
    public static byte[] bytes(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, HEAD) : bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> {
                    for (int b = at; b < Math.min(at + 4, bytes.length); b++) {
                        bytes[b] = (byte) random.nextInt();
                    }
                }
                case 4 -> {
                    int length = Math.min(1 + random.nextInt(LONGEST_COPY), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
                default -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
        }
        return bytes;
    }

    /** Another word where a number, a text or a short list stood in JSON or a table. */
    public static byte[] words(byte[] valid, SplittableRandom random) {
        String text = new String(valid, StandardCharsets.UTF_8);
        Matcher value = VALUE.matcher(text);
        if (!value.find(random.nextInt(text.length()))) {
            return valid;
        }
        String word = WORDS[random.nextInt(WORDS.length)];
        return (text.substring(0, value.start()) + word + text.substring(value.end())).getBytes(StandardCharsets.UTF_8);
    }
}
