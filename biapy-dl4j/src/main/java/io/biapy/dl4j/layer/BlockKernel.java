package io.biapy.dl4j.layer;

/*
 * Sums over the first n values of a small array (a block that fits the first-level cache). Several float accumulators that the
 * compiler can keep in registers, joined in double: the error is that of a sum of n / 8 floats. The order is fixed, so the same
 * values give the same bits.
 */
final class BlockKernel {
    /** Values of a block: three blocks fit the first-level cache. */
    static final int BLOCK = 2048;

    private BlockKernel() {}

    static double sum(float[] t, int n) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int j = 0;
        for (; j + 8 <= n; j += 8) {
            a += t[j];
            b += t[j + 1];
            c += t[j + 2];
            d += t[j + 3];
            e += t[j + 4];
            f += t[j + 5];
            g += t[j + 6];
            h += t[j + 7];
        }
        double s = ((double) a + b + c + d) + ((double) e + f + g + h);
        for (; j < n; j++) {
            s += t[j];
        }
        return s;
    }

    /** Sum of (t - centre)^2. */
    static double squares(float[] t, int n, float centre) {
        float a = 0, b = 0, c = 0, d = 0;
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            float p = t[j] - centre, q = t[j + 1] - centre, r = t[j + 2] - centre, s = t[j + 3] - centre;
            a += p * p;
            b += q * q;
            c += r * r;
            d += s * s;
        }
        double s = (double) a + b + c + d;
        for (; j < n; j++) {
            s += (t[j] - centre) * (t[j] - centre);
        }
        return s;
    }

    /** Sum of (x - centre) * y. */
    static double dot(float[] x, float centre, float[] y, int n) {
        float a = 0, b = 0, c = 0, d = 0;
        int j = 0;
        for (; j + 4 <= n; j += 4) {
            a += (x[j] - centre) * y[j];
            b += (x[j + 1] - centre) * y[j + 1];
            c += (x[j + 2] - centre) * y[j + 2];
            d += (x[j + 3] - centre) * y[j + 3];
        }
        double s = (double) a + b + c + d;
        for (; j < n; j++) {
            s += (x[j] - centre) * y[j];
        }
        return s;
    }
}
