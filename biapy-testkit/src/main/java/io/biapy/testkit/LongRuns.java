package io.biapy.testkit;

/**
 * How many random cases a test does: few in every build, many times as many with {@code -Dtiles.long=true}, and with {@code -Dtiles.share=0.2} beside that a fifth
 * of those. Cases come in one order, so that a share is the beginning of the whole.
 */
public final class LongRuns {
    private static final boolean LONG = Boolean.getBoolean("tiles.long");
    private static final double SHARE = Double.parseDouble(System.getProperty("tiles.share", "1"));

    private LongRuns() {}

    /** Whether many cases were asked for. */
    public static boolean areAsked() {
        return LONG;
    }

    /** @param factor how many times as many a whole long run does; never fewer than {@code few} */
    public static int times(int few, int factor) {
        return LONG ? Math.max(few, (int) Math.round(few * factor * SHARE)) : few;
    }
}
