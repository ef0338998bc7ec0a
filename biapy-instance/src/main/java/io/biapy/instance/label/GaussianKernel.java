package io.biapy.instance.label;

/*
 * One axis of a separable symmetric filter. taps[0] is the centre, taps[k] stands at -k and +k; the sum starts with the centre and
 * adds pairs from the farthest inwards, in double, and rounds once. Positions outside are moved to the border.
 * Layout: acrossRows filters across slabs of contiguous values (z: one block of z slabs of y * x; y: a block a slice of y slabs of x), in
 * units of up to 1024 values beside each other, which stay in the cache; alongX filters inside rows. Units and rows are independent, so
 * threads can share them. Time: O(voxels x taps). Memory: a line.
 */
final class GaussianKernel {
    /** Values beside each other that make a unit. */
    static final int UNIT = 1024;

    private GaussianKernel() {}

    /** How many units a pass has: {@code blocks} blocks whose slabs are {@code slab} values. */
    static int units(int slab, int blocks) {
        return blocks * ((slab + UNIT - 1) / UNIT);
    }

    static void acrossRows(float[] in, float[] out, double[] taps, int slabs, int slab, int first, int end) {
        int radius = taps.length - 1;
        int unitsABlock = units(slab, 1);
        double[] sum = new double[Math.min(slab, UNIT)];
        for (int unit = first; unit < end; unit++) {
            int from = unit % unitsABlock * UNIT;
            int n = Math.min(UNIT, slab - from);
            int start = unit / unitsABlock * slabs * slab + from;
            for (int s = 0; s < slabs; s++) {
                int at = start + s * slab;
                if (radius == 1) {
                    int low = start + Math.max(s - 1, 0) * slab;
                    int high = start + Math.min(s + 1, slabs - 1) * slab;
                    threeTaps(in, out, taps[0], taps[1], at, low, high, n);
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    sum[i] = in[at + i] * taps[0];
                }
                for (int k = radius; k > 0; k--) {
                    int low = start + Math.max(s - k, 0) * slab;
                    int high = start + Math.min(s + k, slabs - 1) * slab;
                    double tap = taps[k];
                    for (int i = 0; i < n; i++) {
                        sum[i] += ((double) in[low + i] + in[high + i]) * tap;
                    }
                }
                for (int i = 0; i < n; i++) {
                    out[at + i] = (float) sum[i];
                }
            }
        }
    }

    private static void threeTaps(
            float[] in, float[] out, double centre, double side, int at, int low, int high, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = (float) (in[at + i] * centre + ((double) in[low + i] + in[high + i]) * side);
        }
    }

    /** Filters rows first to end - 1. */
    static void alongX(float[] in, float[] out, double[] taps, int first, int end, int nx) {
        int radius = taps.length - 1;
        double[] line = new double[nx + 2 * radius];
        for (int row = first; row < end; row++) {
            int at = row * nx;
            for (int i = 0; i < radius; i++) {
                line[i] = in[at];
                line[radius + nx + i] = in[at + nx - 1];
            }
            for (int x = 0; x < nx; x++) {
                line[radius + x] = in[at + x];
            }
            for (int x = 0; x < nx; x++) {
                int centre = x + radius;
                double sum = line[centre] * taps[0];
                for (int k = radius; k > 0; k--) {
                    sum += (line[centre - k] + line[centre + k]) * taps[k];
                }
                out[at + x] = (float) sum;
            }
        }
    }
}
