package io.biapy.dl4j;

import java.nio.FloatBuffer;

/* Whether a direct buffer holds finite values only: 0 * v is 0 for finite v and NaN else, so one sum tells, without a branch a value. */
final class FiniteKernel {
    private static final int BLOCK = 4096;

    private FiniteKernel() {}

    static boolean allFinite(FloatBuffer values) {
        float[] t = new float[BLOCK];
        for (int i = 0; i < values.limit(); i += BLOCK) {
            int n = Math.min(BLOCK, values.limit() - i);
            values.get(i, t, 0, n);
            float sum = 0;
            for (int j = 0; j < n; j++) {
                sum += 0f * t[j];
            }
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }
}
