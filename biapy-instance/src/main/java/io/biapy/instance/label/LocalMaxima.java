package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Peaks of an image: voxels above a threshold that are the highest of the box of 2 distance + 1 voxels a side around them. Of a distance above
 * 1 peaks nearer than it (by the longest axis) to a higher one, or to an earlier one of the same height, are dropped; at 1 every voxel of a plateau stays.
 * As {@code skimage.feature.peak_local_max} without its border.
 */
public final class LocalMaxima {
    private LocalMaxima() {}

    /**
     * Flat indices (z, y, x; x fastest) from the highest peak down, equal ones in raster order; none where all values are equal. The answer does not
     * depend on the number of threads.
     *
     * @param distance in voxels, at least 1
     * @param threshold values must be above it
     */
    public static int[] of(float[] values, Extent extent, int distance, float threshold, Workers workers) {
        FlatArrays.requireVoxels("image", values.length, extent);
        if (distance < 1) {
            throw new InputException("Peaks need a distance of at least 1 voxel, got " + distance + ".");
        }
        int[][] steps = steps(extent, distance);
        int[][] found = new int[extent.z()][];
        workers.forEach(
                extent.z(),
                z -> found[z] = LocalMaximaKernel.inSlice(
                        values, extent.z(), extent.y(), extent.x(), z, threshold, steps[0], steps[1], steps[2]));
        int[] peaks = Arrays.stream(found).flatMapToInt(Arrays::stream).toArray();
        if (peaks.length == values.length) {
            return new int[0];
        }
        int[] falling = falling(values, peaks);
        return distance == 1 ? falling : spaced(falling, extent, distance);
    }

    /** The box without its centre, from near to far; the last step reaches {@code distance} along x. */
    private static int[][] steps(Extent extent, int distance) {
        int depth = extent.z() == 1 ? 0 : distance;
        int side = 2 * distance + 1;
        int[] order = IntStream.range(0, (2 * depth + 1) * side * side)
                .filter(i -> i != ((2 * depth + 1) * side * side) / 2)
                .boxed()
                .sorted((a, b) -> Integer.compare(far(a, side, depth, distance), far(b, side, depth, distance)))
                .mapToInt(i -> i)
                .toArray();
        return new int[][] {
            Arrays.stream(order).map(i -> i / (side * side) - depth).toArray(),
            Arrays.stream(order).map(i -> i / side % side - distance).toArray(),
            Arrays.stream(order).map(i -> i % side - distance).toArray()
        };
    }

    private static int far(int i, int side, int depth, int distance) {
        int z = i / (side * side) - depth;
        int y = i / side % side - distance;
        int x = i % side - distance;
        return z * z + y * y + x * x;
    }

    private static int[] falling(float[] values, int[] peaks) {
        long[] keys = new long[peaks.length];
        for (int k = 0; k < keys.length; k++) {
            int bits = Float.floatToRawIntBits(-values[peaks[k]] + 0f);
            keys[k] = ((long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32) | peaks[k];
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Greedy in the given order, on a grid of cells as wide as the spacing: a cell holds one peak that stays. */
    private static int[] spaced(int[] peaks, Extent extent, int spacing) {
        int cy = (extent.y() + spacing - 1) / spacing;
        int cx = (extent.x() + spacing - 1) / spacing;
        int cz = (extent.z() + spacing - 1) / spacing;
        int[] kept = new int[cz * cy * cx];
        int[] out = new int[peaks.length];
        int size = 0;
        for (int peak : peaks) {
            int z = peak / (extent.y() * extent.x());
            int y = peak / extent.x() % extent.y();
            int x = peak % extent.x();
            boolean isFree = true;
            for (int k = Math.max(0, z / spacing - 1); k <= Math.min(cz - 1, z / spacing + 1); k++) {
                for (int j = Math.max(0, y / spacing - 1); j <= Math.min(cy - 1, y / spacing + 1); j++) {
                    for (int i = Math.max(0, x / spacing - 1); i <= Math.min(cx - 1, x / spacing + 1); i++) {
                        int other = kept[(k * cy + j) * cx + i] - 1;
                        isFree &= other < 0
                                || Math.abs(other / (extent.y() * extent.x()) - z) >= spacing
                                || Math.abs(other / extent.x() % extent.y() - y) >= spacing
                                || Math.abs(other % extent.x() - x) >= spacing;
                    }
                }
            }
            if (isFree) {
                kept[(z / spacing * cy + y / spacing) * cx + x / spacing] = peak + 1;
                out[size++] = peak;
            }
        }
        return Arrays.copyOf(out, size);
    }
}
