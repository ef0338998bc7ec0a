package io.biapy.dl4j.layer;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A trainable array of a layer. Immutable.
 *
 * @param key under which BiaPy's state dictionary has it
 * @param shape there
 * @param length number of values
 * @param position of value i (C order of {@code shape}) in the layer's own flat order
 */
public record Parameter(String key, int[] shape, int length, IntUnaryOperator position) {
    /** In the same order as BiaPy has it. */
    public static Parameter of(String key, int... shape) {
        return new Parameter(key, shape, product(shape), IntUnaryOperator.identity());
    }

    /** In an order of the layer's own. */
    static Parameter permuted(String key, IntUnaryOperator position, int... shape) {
        return new Parameter(key, shape, product(shape), position);
    }

    private static int product(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return key + " " + Arrays.toString(shape);
    }
}
