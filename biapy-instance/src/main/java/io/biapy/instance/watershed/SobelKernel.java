package io.biapy.instance.watershed;

/*
 * One axis of OpenCV's Sobel operator of 21 taps, unnormalised, in double: smoothing is binomial(20, k), the derivative is binomial(18, k)
 * convolved with (-1, 0, 1). Outside, the image is mirrored without repeating its edge.
 * Layout: lines of n values with a stride, `stride` lines beside each other in each of `blocks` blocks of n * stride values. Time: O(voxels x 21).
 */
final class SobelKernel {
    static final double[] SMOOTHING = binomial(20);
    static final double[] DERIVATIVE = derivative();
    private static final int RADIUS = 10;

    private SobelKernel() {}

    static double[] alongAxis(double[] in, int n, int stride, int blocks, double[] taps) {
        double[] out = new double[in.length];
        for (int block = 0; block < blocks; block++) {
            int base = block * n * stride;
            for (int k = 0; k < n; k++) {
                int to = base + k * stride;
                for (int t = 0; t < taps.length; t++) {
                    int from = base + mirror(k + t - RADIUS, n) * stride;
                    double tap = taps[t];
                    for (int i = 0; i < stride; i++) {
                        out[to + i] += tap * in[from + i];
                    }
                }
            }
        }
        return out;
    }

    private static int mirror(int i, int n) {
        if (n == 1) {
            return 0;
        }
        int period = 2 * (n - 1);
        int k = Math.floorMod(i, period);
        return k < n ? k : period - k;
    }

    private static double[] binomial(int n) {
        double[] row = new double[n + 1];
        row[0] = 1;
        for (int k = 1; k <= n; k++) {
            row[k] = row[k - 1] * (n - k + 1) / k;
        }
        return row;
    }

    private static double[] derivative() {
        double[] smooth = binomial(18);
        double[] taps = new double[21];
        for (int k = 0; k < smooth.length; k++) {
            taps[k] -= smooth[k];
            taps[k + 2] += smooth[k];
        }
        return taps;
    }
}
