package io.biapy.instance.flow;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.FlowField;
import io.biapy.instance.label.LabelBoxes;

/** How far a predicted flow is from the flow that each object would have: Cellpose's test of an object. */
final class FlowErrors {
    private static final double DEPTH_WEIGHT = 0.5;

    private FlowErrors() {}

    /**
     * Mean squared difference in each object 1, 2, ... {@code count}; 0 in objects less than two voxels wide along an axis. Along
     * z it counts half.
     *
     * @param flow components of a voxel side by side, z, y, x or y, x
     */
    static double[] of(float[] flow, LabelImage labels, int count, Workers workers) {
        Extent extent = labels.extent();
        int axes = extent.z() == 1 ? 2 : 3;
        FlowField own = FlowField.forCheck(labels, workers);
        double[] sums = new double[count];
        int[] codes = labels.codes();
        for (int axis = 0; axis < axes; axis++) {
            float[] expected = own.along(3 - axes + axis);
            double weight = axes == 3 && axis == 0 ? DEPTH_WEIGHT : 1;
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] != 0) {
                    double difference = (double) expected[i] - flow[axes * i + axis];
                    sums[codes[i] - 1] += weight * difference * difference;
                }
            }
        }
        LabelBoxes boxes = LabelBoxes.of(codes, extent);
        double[] errors = new double[count];
        for (int k = 0; k < boxes.size(); k++) {
            int object = boxes.code(k) - 1;
            errors[object] = isThin(boxes, k, axes) ? 0 : sums[object] / boxes.voxels(k);
        }
        return errors;
    }

    /** Objects 1, 2, ... without those whose error is above a threshold, numbered anew in their order. */
    static int[] without(int[] codes, double[] errors, double threshold) {
        int[] number = new int[errors.length + 1];
        int kept = 0;
        for (int k = 0; k < errors.length; k++) {
            number[k + 1] = errors[k] > threshold ? 0 : ++kept;
        }
        int[] out = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            out[i] = number[codes[i]];
        }
        return out;
    }

    private static boolean isThin(LabelBoxes boxes, int k, int axes) {
        for (int axis = 3 - axes; axis < 3; axis++) {
            if (boxes.first(k, axis) == boxes.last(k, axis)) {
                return true;
            }
        }
        return false;
    }
}
