package io.biapy.core.target;

/*
 * What each voxel of a block counts in the loss. Arrays hold n voxels from 0 on; t is a target, w a weight. One pass each, no branches
 * that cost.
 */
final class WeightKernel {
    private WeightKernel() {}

    static long countNonZero(float[] t, int n) {
        long count = 0;
        for (int i = 0; i < n; i++) {
            count += t[i] != 0 ? 1 : 0;
        }
        return count;
    }

    static void twoClasses(float[] t, float[] w, int n, float ofZero, float ofOther) {
        for (int i = 0; i < n; i++) {
            w[i] = t[i] != 0 ? ofOther : ofZero;
        }
    }

    static void add(float[] w, float[] more, int n) {
        for (int i = 0; i < n; i++) {
            w[i] += more[i];
        }
    }

    static void multiply(float[] w, float[] factor, int n) {
        for (int i = 0; i < n; i++) {
            w[i] *= factor[i];
        }
    }

    static void dropWhereEqual(float[] t, float value, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            w[i] = t[i] == value ? 0 : w[i];
        }
    }

    static void keepWhere(float[] mask, boolean positive, boolean zero, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            float m = mask[i];
            boolean in = zero ? m == 0 : positive ? m > 0 : m != 0;
            w[i] = in ? w[i] : 0;
        }
    }

    /** Weight of each voxel's class. */
    static void byClass(float[] t, float[] classWeights, float[] w, int n) {
        for (int i = 0; i < n; i++) {
            w[i] *= classWeights[(int) t[i]];
        }
    }

    static double sum(float[] w, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += w[i];
        }
        return sum;
    }
}
