package io.biapy.instance.label;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import java.util.Arrays;

/**
 * Voxel count, tight bounding box and mean position of every object of a label image, in rising order of codes, from one pass. Memory grows with
 * the number of objects only. Immutable; safe for several threads.
 */
public final class LabelBoxes implements ObjectPlaces {
    private final CodeIndex index;
    private final int[] rank; // of the index's numbers
    private final int[] order; // the other way round
    private final long[] sums;
    private final int[] bounds;
    private final boolean[] split;

    private LabelBoxes(ObjectRows rows) {
        index = rows.index;
        order = index.byCode();
        rank = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            rank[order[k]] = k;
        }
        sums = Arrays.copyOf(rows.sums, order.length * ObjectRows.SUMS);
        bounds = Arrays.copyOf(rows.bounds, order.length * ObjectRows.BOUNDS);
        split = Arrays.copyOf(rows.split, order.length);
    }

    /** Of flat labels (z, y, x; x fastest; 0 is background). */
    public static LabelBoxes of(int[] labels, Extent extent) {
        return of(labels, extent, Workers.callerOnly());
    }

    /** The same with help; the answer does not depend on the threads. */
    public static LabelBoxes of(int[] labels, Extent extent, Workers workers) {
        FlatArrays.requireVoxels("label image", labels.length, extent);
        int rows = extent.z() * extent.y();
        int parts = Math.max(1, Math.min(rows, workers.threads()));
        ObjectRows[] found = new ObjectRows[parts];
        workers.forEach(parts, p -> {
            found[p] = new ObjectRows();
            found[p].add(labels, extent.y(), extent.x(), first(rows, p, parts), first(rows, p + 1, parts));
        });
        for (int p = 1; p < parts; p++) {
            found[0].merge(found[p]);
        }
        return new LabelBoxes(found[0]);
    }

    private static int first(int rows, int part, int parts) {
        return (int) ((long) rows * part / parts);
    }

    /** Number of objects. */
    @Override
    public int size() {
        return order.length;
    }

    /** Code of object {@code k}, 0 to {@link #size()} - 1 in rising order of codes. */
    public int code(int k) {
        return index.code(order[k]);
    }

    /** Which object has {@code code}, which must be one of the image's and not 0. */
    public int number(int code) {
        return rank[index.find(code)];
    }

    /** Voxels of object {@code k}. */
    public long voxels(int k) {
        return sums[order[k] * ObjectRows.SUMS];
    }

    /** First index of the box along axis 0 (z), 1 (y) or 2 (x). */
    @Override
    public int first(int k, int axis) {
        return bounds[order[k] * ObjectRows.BOUNDS + 2 * axis];
    }

    /** Last index, inclusive. */
    @Override
    public int last(int k, int axis) {
        return bounds[order[k] * ObjectRows.BOUNDS + 2 * axis + 1];
    }

    /** Sum of the indices of the object's voxels along an axis. */
    public long sum(int k, int axis) {
        return sums[order[k] * ObjectRows.SUMS + 1 + axis];
    }

    /** Mean index of the object's voxels along an axis. */
    @Override
    public double mean(int k, int axis) {
        return (double) sum(k, axis) / voxels(k);
    }

    /** Whether a row along x leaves the object and meets it again, as one does where the object has a hole. */
    public boolean isSplit(int k) {
        return split[order[k]];
    }

    @Override
    public String toString() {
        return "boxes of " + size() + " objects";
    }
}
