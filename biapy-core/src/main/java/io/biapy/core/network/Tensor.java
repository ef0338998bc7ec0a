package io.biapy.core.network;

import io.biapy.core.error.InputException;

/** A named array of floats with a shape, last axis fastest. The array is shared, not copied. */
public record Tensor(String key, int[] shape, float[] data) {
    public Tensor {
        long n = 1;
        for (int s : shape) {
            if (s < 0) {
                throw new InputException("Tensor " + key + ": the shape " + text(shape) + " has a negative size.");
            }
            n = s == 0 ? 0 : Math.min(n, Integer.MAX_VALUE) * s;
        }
        if (n != data.length) {
            throw new InputException(
                    "Tensor " + key + ": the shape " + text(shape) + " does not hold " + data.length + " values.");
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
