package io.biapy.core.optimizer;

import java.nio.FloatBuffer;

/*
 * One Adam step over flat float buffers, in the order of operations of torch's single-tensor form:
 * p *= shrink; g += l2 p; m += (g - m)(1 - beta1); v = beta2 v + (1 - beta2) g^2; p -= rate m / (sqrt(v) scale + eps).
 * Cost: one pass, four reads and three writes a parameter.
 */
final class AdamKernel {
    private AdamKernel() {}

    static void update(
            FloatBuffer parameters,
            FloatBuffer gradients,
            FloatBuffer mean,
            FloatBuffer square,
            float shrink,
            float l2,
            float toMean,
            float beta2,
            float rate,
            float scale,
            float eps) {
        int n = parameters.capacity();
        float toSquare = 1 - beta2;
        for (int i = 0; i < n; i++) {
            float p = parameters.get(i) * shrink;
            float g = gradients.get(i) + l2 * p;
            float m = mean.get(i);
            m += (g - m) * toMean;
            float v = beta2 * square.get(i) + toSquare * g * g;
            mean.put(i, m);
            square.put(i, v);
            parameters.put(i, p - rate * m / ((float) Math.sqrt(v) * scale + eps));
        }
    }
}
