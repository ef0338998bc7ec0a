package io.biapy.metrics.overlap;

/**
 * Labels that were stored as floating numbers, as ids: whatever is not exactly an id is refused, never rounded.
 *
 * <p>A probability map or an image that was resized with interpolation is so told from labels before it is scored.
 */
public final class WholeLabels {
    private static final double MOST_FLOAT = 1 << 24;
    private static final double MOST_DOUBLE = 1L << 53;

    private WholeLabels() {}

    /**
     * The ids of labels in single precision.
     *
     * @param labels whole numbers from 0 to 2^24, above which single precision no longer holds every id
     * @throws IllegalArgumentException for a value that is negative, not whole, not a number or above 2^24; the message names its place
     */
    public static long[] of(float[] labels) {
        long[] ids = new long[labels.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(i, labels[i], MOST_FLOAT);
        }
        return ids;
    }

    /** As {@link #of(float[])}, in double precision: whole numbers from 0 to 2^53. */
    public static long[] of(double[] labels) {
        long[] ids = new long[labels.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(i, labels[i], MOST_DOUBLE);
        }
        return ids;
    }

    private static long id(int voxel, double value, double most) {
        if (!(value >= 0 && value <= most && value == Math.rint(value))) {
            throw new IllegalArgumentException("Labels in floating numbers must be whole, from 0 (background) to "
                    + (long) most + ", but voxel " + voxel + " holds " + value
                    + ". If these are probabilities, make objects of them first; if labels were resized, resize them again"
                    + " without interpolation; store large ids as whole numbers.");
        }
        return (long) value;
    }
}
