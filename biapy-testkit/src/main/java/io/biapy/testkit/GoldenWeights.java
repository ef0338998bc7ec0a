package io.biapy.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The parameters that the golden networks were filled with: numbers that depend on the key and the shape only, by the rule in the
 * goldens' {@code networks/weights_rule.txt} (FNV-1a of the key, then splitmix64 by element).
 */
public final class GoldenWeights {
    private GoldenWeights() {}

    /** The values of one tensor, last axis fastest; a shape without axes has one value. */
    public static float[] values(String key, List<Integer> shape) {
        int n = shape.stream().reduce(1, Math::multiplyExact);
        double spread = shape.isEmpty() ? 1 : Math.sqrt(3.0 * shape.get(0) / n);
        long hash = fnv(key);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) value(key, shape.size(), spread, uniform(hash, i));
        }
        return values;
    }

    private static double value(String key, int axes, double spread, double u) {
        if (key.endsWith(".running_mean")) {
            return 0.1 * u;
        }
        if (key.endsWith(".running_var")) {
            return 1 + 0.5 * Math.abs(u);
        }
        if (key.endsWith(".num_batches_tracked")) {
            return 0;
        }
        if (key.endsWith("bias") || key.endsWith("beta")) {
            return 0.1 * u;
        }
        if (key.endsWith("layer_scale") || key.endsWith("gamma")) {
            return 0.5 * u;
        }
        if (key.endsWith("cls_token") || key.endsWith("pos_embed")) {
            return 0.3 * u;
        }
        return axes == 1 ? 1 + 0.2 * u : spread * u;
    }

    /** In [-1, 1). */
    private static double uniform(long hash, int i) {
        long z = hash + (i + 1L) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 40) / (double) (1 << 23) - 1;
    }

    private static long fnv(String key) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }
}
