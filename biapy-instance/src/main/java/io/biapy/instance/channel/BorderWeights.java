package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;
import java.util.List;

/**
 * BiaPy's channel We: how much more the loss counts on background between objects, 10 exp(-(d1 + d2)² / 50) with the distances d1 and d2 to the two
 * nearest objects; 0 in objects. With one object d2 is 0. Distances are physical; like BiaPy an object counts only within its box grown by 15 (three
 * sigma) and a voxel. No network predicts it: it comes last in a list and weighs the loss of the others. In a list with F it takes the
 * objects as F changes them. (With F as it is BiaPy 3.7.1 takes all objects for one, with B it weighs the objects instead of the background.)
 * O. Ronneberger et al., "U-Net", MICCAI 2015. Immutable.
 *
 * @param foreground whose objects it takes, plain by default
 */
public record BorderWeights(Foreground foreground) implements TargetChannel {
    static final BorderWeights DEFAULT = new BorderWeights(Foreground.DEFAULT);
    private static final double WEIGHT = 10;
    private static final double SIGMA = 5;

    @Override
    public ChannelCode channel() {
        return ChannelCode.BORDER_WEIGHTS;
    }

    @Override
    public int width() {
        return 0;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return Loss.L1; // never asked: it is no output
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public TargetChannel beside(List<TargetChannel> others) {
        for (TargetChannel other : others) {
            if (other instanceof Foreground found) {
                return new BorderWeights(found);
            }
        }
        return this;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        int[] codes = foreground.objects(labels, workers);
        Extent extent = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(codes, extent, workers);
        boolean alone = boxes.size() == 1;
        float[] nearest = new float[codes.length];
        float[] second = new float[codes.length];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        Arrays.fill(second, alone ? 0 : Float.POSITIVE_INFINITY);
        Extent grow = alone ? extent : margin(labels.calibration());
        ObjectsInOrder.run(
                boxes.size(),
                workers,
                k -> distance(codes, boxes.code(k), ObjectBox.of(boxes, k, grow, extent), labels.calibration()),
                (k, distance) -> merge(distance, ObjectBox.of(boxes, k, grow, extent), nearest, alone, second));
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                float sum = nearest[i] + second[i];
                into[at + i] =
                        codes[i] != 0 ? 0 : (float) (WEIGHT * Math.exp(-(double) sum * sum / (2 * SIGMA * SIGMA)));
            }
        });
    }

    private static Extent margin(Calibration voxel) {
        return Extent.zyx(
                (int) Math.ceil(3 * SIGMA / voxel.z()) + 1,
                (int) Math.ceil(3 * SIGMA / voxel.y()) + 1,
                (int) Math.ceil(3 * SIGMA / voxel.x()) + 1);
    }

    /** Distance to an object in its box. */
    private static float[] distance(int[] codes, int code, ObjectBox box, Calibration voxel) {
        boolean[] outside = box.mask(codes, code);
        for (int i = 0; i < outside.length; i++) {
            outside[i] = !outside[i];
        }
        return DistanceTransform.of(outside, box.size(), voxel);
    }

    private static void merge(float[] distance, ObjectBox box, float[] nearest, boolean alone, float[] second) {
        Extent size = box.size();
        int i = 0;
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                int at = box.row(z, y);
                for (int x = 0; x < size.x(); x++, i++, at++) {
                    float d = distance[i];
                    if (!alone) {
                        second[at] = Math.min(second[at], Math.max(nearest[at], d));
                    }
                    nearest[at] = Math.min(nearest[at], d);
                }
            }
        }
    }

    @Override
    public String toString() {
        return "We";
    }
}
