package io.biapy.instance.label;

import io.biapy.core.image.LabelImage;
import java.util.Arrays;

/** Gives objects the ids 1 to n in the order of their old ids, as {@code skimage.segmentation.relabel_sequential} does. */
public final class Relabel {
    private Relabel() {}

    /** Consecutive ids; the image's name and voxel size stay. */
    public static LabelImage consecutive(LabelImage labels) {
        return LabelImage.of(labels.name(), labels.extent(), consecutive(labels.codes()))
                .withCalibration(labels.calibration());
    }

    /** The same of flat labels (0 is background); the given array stays as it is. */
    public static int[] consecutive(int[] labels) {
        CodeIndex index = new CodeIndex();
        int[] out = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            out[i] = labels[i] == 0 ? 0 : index.add(labels[i]) + 1;
        }
        int[] rank = new int[index.size() + 1];
        int[] order = index.byCode();
        for (int k = 0; k < order.length; k++) {
            rank[order[k] + 1] = k + 1;
        }
        Arrays.setAll(out, i -> rank[out[i]]);
        return out;
    }
}
