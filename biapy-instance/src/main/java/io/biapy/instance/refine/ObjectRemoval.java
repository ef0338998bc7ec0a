package io.biapy.instance.refine;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.CodeIndex;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Sets whole objects to background. Linear in the voxels; memory grows with the number of objects. */
final class ObjectRemoval {
    private ObjectRemoval() {}

    static int[] small(int[] labels, Extent extent, long most) {
        LabelBoxes boxes = LabelBoxes.of(labels, extent);
        return where(labels, boxes, k -> boxes.voxels(k) <= most);
    }

    static int[] big(int[] labels, Extent extent, long most) {
        LabelBoxes boxes = LabelBoxes.of(labels, extent);
        return where(labels, boxes, k -> boxes.voxels(k) > most);
    }

    /** An axis of a single voxel (z in 2D) has no edge. */
    static int[] touchingBorder(int[] labels, Extent extent) {
        LabelBoxes boxes = LabelBoxes.of(labels, extent);
        return where(labels, boxes, k -> {
            for (int axis = 0; axis < 3; axis++) {
                int last = extent.along(axis) - 1;
                if (last > 0 && (boxes.first(k, axis) == 0 || boxes.last(k, axis) == last)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Each object stands as the point in its middle (mean of its voxels); of close ones the lesser code stays. */
    static int[] close(int[] labels, Extent extent, ClosePoints points) {
        LabelBoxes boxes = LabelBoxes.of(labels, extent);
        double[] middles = middles(labels, extent, boxes);
        BitSet stays = new BitSet();
        Arrays.stream(points.kept(middles)).forEach(stays::set);
        return where(labels, boxes, k -> !stays.get(k));
    }

    /** Sums are whole numbers, so that tiles may add them up in any order. */
    private static double[] middles(int[] labels, Extent extent, LabelBoxes boxes) {
        long[] sums = new long[3 * boxes.size()];
        int nx = extent.x();
        for (int i = 0; i < labels.length; ) {
            int end = i + 1;
            int lineEnd = i - i % nx + nx;
            while (end < lineEnd && labels[end] == labels[i]) {
                end++;
            }
            if (labels[i] != 0) {
                int at = 3 * boxes.number(labels[i]);
                long n = end - i;
                sums[at] += n * (i / nx / extent.y());
                sums[at + 1] += n * (i / nx % extent.y());
                sums[at + 2] += n * (i % nx) + n * (n - 1) / 2;
            }
            i = end;
        }
        double[] middles = new double[sums.length];
        for (int k = 0; k < middles.length; k++) {
            middles[k] = sums[k] / (double) boxes.voxels(k / 3);
        }
        return middles;
    }

    private static int[] where(int[] labels, LabelBoxes boxes, IntPredicate isRemoved) {
        CodeIndex index = new CodeIndex();
        boolean[] removed = new boolean[boxes.size()];
        for (int k = 0; k < boxes.size(); k++) {
            removed[index.add(boxes.code(k))] = isRemoved.test(k);
        }
        int[] out = labels.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] != 0 && removed[index.add(out[i])]) {
                out[i] = 0;
            }
        }
        return out;
    }
}
