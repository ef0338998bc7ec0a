package io.biapy.core.network;

import io.biapy.core.error.InputException;
import java.util.List;

/**
 * One entry of a network's state dictionary.
 *
 * @param key BiaPy's name, for example {@code heads.0.weight}
 * @param shape last axis fastest; empty for a single number
 * @param role what it is for
 */
public record ParameterSpec(String key, List<Integer> shape, Role role) {
    /** What an entry is for. */
    public enum Role {
        /** Learned by gradients. */
        TRAINED,
        /** Mean or variance that batch normalisation collects. */
        RUNNING,
        /** How many batches the running statistics saw; nothing depends on it. */
        COUNTER
    }

    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /** Numbers in it. */
    public long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** {@link #elements} as the length of an array; an {@link InputException} where one array cannot hold them. */
    public int length() {
        if (elements() > Integer.MAX_VALUE - 8) {
            throw new InputException(
                    this + " has " + elements() + " numbers, more than one array can hold; use fewer feature maps.");
        }
        return (int) elements();
    }

    /** The shape as an array of its own. */
    public int[] axes() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return key + " " + shape;
    }
}
