package io.biapy.metrics.point;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A list of points with ids and, if wanted, a class each. Coordinates are z, y, x in voxels, or in any unit if the voxel size of the matching
 * stays 1. Ids are 1, 2, ... by default. Immutable, safe for several threads.
 */
public final class Points {
    private final double[] zyx;
    private final long[] ids;
    private final int @org.jspecify.annotations.Nullable [] classes;

    private Points(double[] zyx, long[] ids, int @org.jspecify.annotations.Nullable [] classes) {
        this.zyx = zyx;
        this.ids = ids;
        this.classes = classes;
    }

    /**
     * Points from their coordinates.
     *
     * @param coordinates one row a point: z, y, x, or y, x in 2D
     * @throws IllegalArgumentException where a row is of another length or a coordinate is not finite
     */
    public static Points of(double[]... coordinates) {
        double[] zyx = new double[Math.multiplyExact(3, coordinates.length)];
        for (int i = 0; i < coordinates.length; i++) {
            double[] row = coordinates[i];
            if (row.length < 2 || row.length > 3 || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("Point " + (i + 1)
                        + " needs 2 (y, x) or 3 (z, y, x) finite coordinates, got " + Arrays.toString(row) + ".");
            }
            System.arraycopy(row, 0, zyx, 3 * i + 3 - row.length, row.length);
        }
        return new Points(zyx, LongStream.rangeClosed(1, coordinates.length).toArray(), null);
    }

    /** The same points under other ids, one a point. */
    public Points withIds(long... others) {
        requireOneEach("ids", others.length);
        return new Points(zyx, others.clone(), classes);
    }

    /** The same points with a class each, for scores of the classification of those that were found. */
    public Points withClasses(int... each) {
        requireOneEach("classes", each.length);
        return new Points(zyx, ids, each.clone());
    }

    private void requireOneEach(String what, int got) {
        if (got != size()) {
            throw new IllegalArgumentException(size() + " points need as many " + what + ", got " + got + ".");
        }
    }

    /** Number of points. */
    public int size() {
        return ids.length;
    }

    /** Coordinate of point {@code i} along axis 0 (z), 1 (y) or 2 (x). */
    public double at(int i, int axis) {
        return zyx[3 * i + axis];
    }

    /** Id of point {@code i}. */
    public long id(int i) {
        return ids[i];
    }

    /** The class of each point, a copy; empty where none were given. */
    public Optional<int[]> classes() {
        return Optional.ofNullable(classes).map(int[]::clone);
    }

    /** z, y, x of all points one after another, each axis times its voxel size. */
    double[] scaled(double[] voxel) {
        double[] out = new double[zyx.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = zyx[k] * voxel[k % 3];
        }
        return out;
    }

    /** As {@link #scaled}, rounded to single precision before and after, as BiaPy's arrays are. */
    double[] scaledInSinglePrecision(double[] voxel) {
        double[] out = new double[zyx.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = (float) zyx[k] * (float) voxel[k % 3];
        }
        return out;
    }

    @Override
    public String toString() {
        return size() + (size() == 1 ? " point" : " points") + (classes == null ? "" : " with classes");
    }
}
