package io.biapy.io.export;

import java.util.Arrays;

/**
 * Colours for label ids, always the same: each as far as possible from all before it and from black, white and grey, so that
 * neighbours can be told apart. After {@link #COUNT} ids they begin again. The idea is that of Glasbey et al., "Colour displays for
 * categorical images", Color Research and Application 32 (2007); distances are Euclidean in CIELAB (D65).
 */
public final class LabelColors {
    /** Number of different colours. */
    public static final int COUNT = 255;

    private static final int STEP = 17;
    private static final int DARKEST = 50;
    private static final int[] TABLE = choose();

    private LabelColors() {}

    /** The colour of an id as 0xRRGGBB; black for background (0). */
    public static int of(long id) {
        return id == 0 ? 0 : TABLE[(int) Long.remainderUnsigned(id - 1, COUNT)];
    }

    /** A look-up table of 256 entries as ImageJ has it: all reds, then greens, then blues; the first entry is black. */
    public static byte[] table() {
        byte[] table = new byte[3 * (COUNT + 1)];
        for (int i = 1; i <= COUNT; i++) {
            int rgb = of(i);
            table[i] = (byte) (rgb >> 16);
            table[i + COUNT + 1] = (byte) (rgb >> 8);
            table[i + 2 * (COUNT + 1)] = (byte) rgb;
        }
        return table;
    }

    /** Farthest-point selection among a grid of colours that are not too dark to be seen on black. */
    private static int[] choose() {
        int side = 255 / STEP + 1;
        double[][] lab = new double[side * side * side][];
        double[] nearest = new double[lab.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < lab.length; i++) {
            lab[i] = lab(rgb(i, side));
            nearest[i] =
                    lab[i][0] < DARKEST ? -1 : Math.hypot(lab[i][1], lab[i][2]); // to the grey of its own lightness
        }
        int[] table = new int[COUNT];
        for (int n = 0; n < COUNT; n++) {
            int best = 0;
            for (int i = 1; i < lab.length; i++) {
                best = nearest[i] > nearest[best] ? i : best;
            }
            table[n] = rgb(best, side);
            for (int i = 0; i < lab.length; i++) {
                nearest[i] = Math.min(nearest[i], distance(lab[i], lab[best]));
            }
        }
        return table;
    }

    private static int rgb(int index, int side) {
        return index / (side * side) * STEP << 16 | index / side % side * STEP << 8 | index % side * STEP;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    /** sRGB to CIELAB: IEC 61966-2-1 and CIE 15. */
    private static double[] lab(int rgb) {
        double r = linear(rgb >> 16 & 0xFF);
        double g = linear(rgb >> 8 & 0xFF);
        double b = linear(rgb & 0xFF);
        double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}
