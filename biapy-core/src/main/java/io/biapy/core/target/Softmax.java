package io.biapy.core.target;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Makes probabilities of classes out of raw output: exp of each plane divided by their sum, voxel by voxel. */
public final class Softmax {
    private static final int BLOCK = 1024;

    private Softmax() {}

    /**
     * In place. The greatest value of a voxel is taken off first, so that nothing overflows; sums are double.
     *
     * @param values planes one after the other, any buffer; used by absolute positions
     * @param offset of the first plane
     * @param planes classes
     * @param voxels of one plane
     */
    public static void apply(FloatBuffer values, int offset, int planes, int voxels) {
        float[] most = new float[Math.min(BLOCK, voxels)];
        double[] sum = new double[most.length];
        for (int first = 0; first < voxels; first += BLOCK) {
            int n = Math.min(BLOCK, voxels - first);
            Arrays.fill(most, 0, n, Float.NEGATIVE_INFINITY);
            Arrays.fill(sum, 0, n, 0);
            for (int p = 0; p < planes; p++) {
                int at = offset + p * voxels + first;
                for (int i = 0; i < n; i++) {
                    most[i] = Math.max(most[i], values.get(at + i));
                }
            }
            for (int p = 0; p < planes; p++) {
                int at = offset + p * voxels + first;
                for (int i = 0; i < n; i++) {
                    float e = (float) Math.exp(values.get(at + i) - most[i]);
                    values.put(at + i, e);
                    sum[i] += e;
                }
            }
            for (int p = 0; p < planes; p++) {
                int at = offset + p * voxels + first;
                for (int i = 0; i < n; i++) {
                    values.put(at + i, (float) (values.get(at + i) / sum[i]));
                }
            }
        }
    }
}
