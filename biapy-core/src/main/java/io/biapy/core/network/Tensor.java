package io.biapy.core.network;

import io.biapy.core.error.InputException;

/** A named array of floats with a shape, last axis fastest. The array is shared, not copied. */
public record Tensor(String key, int[] shape, float[] data) {
    public Tensor {
        int n = 1;
        for (int s : shape) {
            n = Math.multiplyExact(n, s);
        }
        if (n != data.length) {
            throw new InputException(
                    "Tensor " + key + ": shape " + text(shape) + " needs " + n + " values, got " + data.length + ".");
        }
    }

    private static String text(int[] shape) {
        return java.util.Arrays.toString(shape);
    }

    @Override
    public String toString() {
        return key + " " + text(shape);
    }
}
