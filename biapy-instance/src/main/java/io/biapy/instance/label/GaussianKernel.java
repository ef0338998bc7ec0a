package io.biapy.instance.label;

/*
 * A separable symmetric filter along z, y and x of a band of rows at once: the rows of a slice that the band looks at are filtered along z into a
 * buffer that stays in the cache, then each row of the band along y and x, so the volume is read and written once. taps[0] is the centre, taps[k] stands at -k
 * and +k; a sum starts with the centre and adds pairs from the farthest inwards, in double, and rounds once an axis. Positions outside are moved to
 * the border.
 * Layout: z, y, x flat, x fastest. Bands are independent, so threads can share them, and rows that two bands look at are filtered along z
 * twice. Time: O(voxels x taps). Memory: the rows of a band and a thread, beside the answer.
 */
final class GaussianKernel {
    private static final int VALUES = 1 << 15; // of a band, so that it stays in a second-level cache

    private GaussianKernel() {}

    /** Rows of a band: those that fill the cache, but many beside those that two bands look at. */
    static int bandRows(int ny, int nx, int taps) {
        return Math.min(ny, Math.max(VALUES / nx, 8 * taps));
    }

    /** Filters rows y0 to y1 - 1 of slice z; {@code band} has room for them and for {@code taps.length - 1} rows on each side. */
    static void band(
            float[] in, float[] out, double[] taps, int nz, int ny, int nx, int z, int y0, int y1, float[] band) {
        int radius = taps.length - 1;
        int low = Math.max(0, y0 - radius);
        int high = Math.min(ny, y1 + radius);
        double[] sum = new double[nx];
        for (int y = low; y < high; y++) {
            filter(in, z * ny + y, ny, z, nz, taps, nx, sum, band, (y - low) * nx);
        }
        double[] line = new double[nx + 2 * radius];
        for (int y = y0; y < y1; y++) {
            filter(band, y - low, 1, y, ny, taps, nx, sum, out, (z * ny + y) * nx);
            alongX(out, (z * ny + y) * nx, nx, taps, line);
        }
    }

    /** Row {@code row}, the k-th of n rows that stand {@code step} rows apart. */
    private static void filter(
            float[] in, int row, int step, int k, int n, double[] taps, int nx, double[] sum, float[] out, int to) {
        int at = row * nx;
        int radius = taps.length - 1;
        if (n == 1) { // the taps add up to 1
            System.arraycopy(in, at, out, to, nx);
            return;
        }
        if (radius == 1) {
            int low = (row - Math.min(k, 1) * step) * nx;
            int high = (row + Math.min(n - 1 - k, 1) * step) * nx;
            threeTaps(in, at, low, high, taps[0], taps[1], nx, out, to);
            return;
        }
        for (int x = 0; x < nx; x++) {
            sum[x] = in[at + x] * taps[0];
        }
        for (int r = radius; r > 0; r--) {
            int low = (row - Math.min(k, r) * step) * nx;
            int high = (row + Math.min(n - 1 - k, r) * step) * nx;
            double tap = taps[r];
            for (int x = 0; x < nx; x++) {
                sum[x] += ((double) in[low + x] + in[high + x]) * tap;
            }
        }
        for (int x = 0; x < nx; x++) {
            out[to + x] = (float) sum[x];
        }
    }

    private static void threeTaps(
            float[] in, int at, int low, int high, double centre, double side, int nx, float[] out, int to) {
        for (int x = 0; x < nx; x++) {
            out[to + x] = (float) (in[at + x] * centre + ((double) in[low + x] + in[high + x]) * side);
        }
    }

    /** Filters one row in place; {@code line} has room for the taps at both ends. */
    private static void alongX(float[] out, int at, int nx, double[] taps, double[] line) {
        int radius = taps.length - 1;
        for (int i = 0; i < radius; i++) {
            line[i] = out[at];
            line[radius + nx + i] = out[at + nx - 1];
        }
        for (int x = 0; x < nx; x++) {
            line[radius + x] = out[at + x];
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
