package io.biapy.dl4j.layer;

import java.nio.FloatBuffer;

/* Moves stretches of values between direct buffers: absolute positions, so that threads may share the buffers. One read, one write. */
final class CopyKernel {
    private CopyKernel() {}

    static void copy(FloatBuffer from, int at, FloatBuffer to, int start, int n) {
        to.put(start, from, at, n);
    }

    /** to += from. */
    static void add(FloatBuffer from, FloatBuffer to, int at, int n, float[] a, float[] b) {
        for (int i = 0; i < n; i += a.length) {
            int k = Math.min(a.length, n - i);
            from.get(at + i, a, 0, k);
            to.get(at + i, b, 0, k);
            for (int j = 0; j < k; j++) {
                b[j] += a[j];
            }
            to.put(at + i, b, 0, k);
        }
    }
}
