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
                k -> {
                    ObjectBox box = ObjectBox.of(boxes, k, grow, extent);
                    return distance(box.mask(codes, boxes.code(k)), box.size(), labels.calibration());
                },
                (k, distance) -> merge(distance, ObjectBox.of(boxes, k, grow, extent), nearest, alone, second));
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = weight(codes[i], nearest[i] + second[i]);
            }
        });
    }

    /** The weight where the two distances have this sum. */
    static float weight(int code, float sum) {
        return code != 0 ? 0 : (float) (WEIGHT * Math.exp(-(double) sum * sum / (2 * SIGMA * SIGMA)));
    }

    /** How far an object counts, in voxels. */
    static Extent margin(Calibration voxel) {
        return margin(voxel, 3 * SIGMA);
    }

    /** So far, and a voxel. */
    static Extent margin(Calibration voxel, double far) {
        return Extent.zyx(voxels(far / voxel.z()), voxels(far / voxel.y()), voxels(far / voxel.x()));
    }

    private static int voxels(double length) {
        return (int) Math.min(1 << 29, Math.ceil(length) + 1);
    }

    /** Distance to the object with this code in a box. */
    static float[] distance(int[] codes, int code, Extent box, Calibration voxel) {
        boolean[] mask = new boolean[codes.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = codes[i] == code;
        }
        return distance(mask, box, voxel);
    }

    /** Distance to the set voxels; the mask is used up. */
    private static float[] distance(boolean[] mask, Extent box, Calibration voxel) {
        for (int i = 0; i < mask.length; i++) {
            mask[i] = !mask[i];
        }
        return DistanceTransform.of(mask, box, voxel);
    }

    private static void merge(float[] distance, ObjectBox box, float[] nearest, boolean alone, float[] second) {
        Extent size = box.size();
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                merge(distance, (z * size.y() + y) * size.x(), box.row(z, y), size.x(), nearest, alone, second);
            }
        }
    }

    /** Takes {@code count} distances into the two least of each voxel. */
    static void merge(float[] distance, int from, int to, int count, float[] nearest, boolean alone, float[] second) {
        for (int i = 0; i < count; i++) {
            float d = distance[from + i];
            int at = to + i;
            if (!alone) {
                second[at] = Math.min(second[at], Math.max(nearest[at], d));
            }
            nearest[at] = Math.min(nearest[at], d);
        }
    }

    @Override
    public String toString() {
        return "We";
    }
}
