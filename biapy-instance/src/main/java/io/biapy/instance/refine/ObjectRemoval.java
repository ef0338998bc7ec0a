package io.biapy.instance.refine;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.CodeIndex;
import io.biapy.instance.label.LabelBoxes;
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
