package io.biapy.core.patch;

/**
 * Continuation of an axis beyond its ends by reflection without repeating the border voxel, as NumPy's {@code pad(mode="reflect")}: a b c d
 * becomes ... c b | a b c d | c b ..., again and again where it is long. An axis of one voxel repeats it. Stateless.
 */
public final class ReflectPadding {
    private ReflectPadding() {}

    /** The place inside 0 to {@code size}-1 whose value stands at {@code i}, which may lie anywhere. */
    public static int index(int i, int size) {
        if (size == 1) {
            return 0;
        }
        int period = 2 * (size - 1);
        int at = Math.floorMod(i, period);
        return at < size ? at : period - at;
    }

    /** {@link #index} of {@code before} places in front of the axis, the axis itself and {@code after} places behind it. */
    static int[] table(int size, int before, int after) {
        int[] table = new int[before + size + after];
        for (int i = 0; i < table.length; i++) {
            table[i] = index(i - before, size);
        }
        return table;
    }
}
