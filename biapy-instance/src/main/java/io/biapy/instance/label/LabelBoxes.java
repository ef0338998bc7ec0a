package io.biapy.instance.label;

import io.biapy.core.image.Extent;

/**
 * Voxel count and tight bounding box of every object of a label image, in rising order of codes, from one pass. Memory grows with the number of
 * objects only. Immutable.
 */
public final class LabelBoxes {
    private static final int FIELDS = 6; // first and last z, y, x

    private final int[] codes;
    private final long[] voxels;
    private final int[] bounds;

    private LabelBoxes(int[] codes, long[] voxels, int[] bounds) {
        this.codes = codes;
        this.voxels = voxels;
        this.bounds = bounds;
    }

    /** Of flat labels (z, y, x; x fastest; 0 is background). */
    public static LabelBoxes of(int[] labels, Extent extent) {
        FlatArrays.requireVoxels("label image", labels.length, extent);
        CodeIndex index = new CodeIndex();
        long[] voxels = new long[16];
        int[] bounds = new int[16 * FIELDS];
        int nx = extent.x();
        for (int row = 0, at = 0; row < extent.z() * extent.y(); row++, at += nx) {
            int z = row / extent.y();
            int y = row % extent.y();
            int x = 0;
            while (x < nx) {
                int code = labels[at + x];
                int end = x + 1;
                while (end < nx && labels[at + end] == code) {
                    end++;
                }
                if (code != 0) {
                    int n = index.add(code);
                    if (n == voxels.length) {
                        voxels = java.util.Arrays.copyOf(voxels, 2 * n);
                        bounds = java.util.Arrays.copyOf(bounds, 2 * n * FIELDS);
                    }
                    extend(bounds, n * FIELDS, voxels[n] == 0, z, y, x, end - 1);
                    voxels[n] += end - x;
                }
                x = end;
            }
        }
        return sorted(index, voxels, bounds);
    }

    private static void extend(int[] b, int at, boolean first, int z, int y, int x, int lastX) {
        if (first) {
            b[at] = z; // rows come in raster order, so this is the first slice for good
            b[at + 1] = z;
            b[at + 2] = y;
            b[at + 3] = y;
            b[at + 4] = x;
            b[at + 5] = lastX;
            return;
        }
        b[at + 1] = z;
        b[at + 2] = Math.min(b[at + 2], y);
        b[at + 3] = Math.max(b[at + 3], y);
        b[at + 4] = Math.min(b[at + 4], x);
        b[at + 5] = Math.max(b[at + 5], lastX);
    }

    private static LabelBoxes sorted(CodeIndex index, long[] voxels, int[] bounds) {
        int[] order = index.byCode();
        int[] codes = new int[order.length];
        long[] counts = new long[order.length];
        int[] boxes = new int[order.length * FIELDS];
        for (int k = 0; k < order.length; k++) {
            codes[k] = index.code(order[k]);
            counts[k] = voxels[order[k]];
            System.arraycopy(bounds, order[k] * FIELDS, boxes, k * FIELDS, FIELDS);
        }
        return new LabelBoxes(codes, counts, boxes);
    }

    /** Number of objects. */
    public int size() {
        return codes.length;
    }

    /** Code of object {@code k}, 0 to {@link #size()} - 1 in rising order of codes. */
    public int code(int k) {
        return codes[k];
    }

    /** Voxels of object {@code k}. */
    public long voxels(int k) {
        return voxels[k];
    }

    /** First index of the box along axis 0 (z), 1 (y) or 2 (x). */
    public int first(int k, int axis) {
        return bounds[k * FIELDS + 2 * axis];
    }

    /** Last index, inclusive. */
    public int last(int k, int axis) {
        return bounds[k * FIELDS + 2 * axis + 1];
    }

    @Override
    public String toString() {
        return "boxes of " + codes.length + " objects";
    }
}
