package io.biapy.core.sort;

import io.biapy.core.error.InputException;

/**
 * Sorts things by a float, equal ones in the order in which they stand, in linear time; so that what a decoder takes first does not depend on
 * the machine. Takes 8 bytes an entry while it sorts.
 */
public final class FloatOrder {
    private FloatOrder() {}

    /** A key that rises as {@code value} (not NaN) falls; 0.0 and -0.0 are equal. */
    public static int falling(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return ~(bits ^ ((bits >> 31) | Integer.MIN_VALUE));
    }

    /**
     * Sorts the first {@code count} entries of both arrays in place by rising key, as unsigned numbers.
     *
     * @param keys of {@link #falling(float)}
     * @param values what goes with them
     */
    public static void sort(int[] keys, int[] values, int count) {
        if (count < 0 || count > Math.min(keys.length, values.length)) {
            throw new InputException("Sorting " + count + " entries needs as many keys and values, got " + keys.length
                    + " and " + values.length + ".");
        }
        RadixSortKernel.sort(keys, values, count);
    }
}
