package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.FillHoles;
import io.biapy.instance.label.LabelBoxes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BiaPy's channel D: inside each object, its holes filled, the distance to the border divided by the greatest one in it (so above 0 up to 1), -1
 * everywhere else. Where a hole holds another object the larger of both values counts. Distances are physical; an object that fills the
 * whole image is measured to the image's edge. Immutable.
 *
 * @param activation {@link Activation#TANH} by default, or {@link Activation#LINEAR}
 */
public record SignedDistance(Activation activation) implements TargetChannel {
    static final SignedDistance DEFAULT = new SignedDistance(Activation.TANH);
    private static final float LEAST = 1e-6f;

    static SignedDistance parse(ChannelOptions options) {
        return new SignedDistance(
                ActivationName.read(options, Activation.TANH, List.of(Activation.LINEAR, Activation.TANH)));
    }

    /** The network's raw output is the prediction. */
    public SignedDistance linear() {
        return new SignedDistance(Activation.LINEAR);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.SIGNED_DISTANCE;
    }

    @Override
    public Loss loss() {
        return Loss.MSE;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        ObjectDistances.fill(labels, into, at, workers);
        ObjectRuns runs = ObjectRuns.of(labels, workers);
        LabelBoxes boxes = runs.boxes();
        float[] greatest = runs.range(into, at).greatest;
        boolean[][] filled = new boolean[boxes.size()][];
        workers.forEach(filled.length, k -> filled[k] = boxes.isSplit(k) ? filled(labels, boxes, k) : null);
        workers.forRanges(labels.codes().length, (from, end) -> outside(labels.codes(), from, end, into, at));
        runs.forEach((k, z, y, row, from, end) -> {
            float scale = greatest[k] + LEAST;
            for (int i = at + row + from; i < at + row + end; i++) {
                into[i] = filled[k] != null ? -1 : into[i] / scale;
            }
        });
        ObjectsInOrder.run(
                filled.length,
                workers,
                k -> filled[k] == null ? null : relative(filled[k], box(labels, boxes, k), labels.calibration()),
                (k, values) -> box(labels, boxes, k)
                        .forEach(
                                filled[k],
                                (inBox, inImage) -> into[at + inImage] = Math.max(into[at + inImage], values[inBox])));
    }

    private static ObjectBox box(LabelImage labels, LabelBoxes boxes, int k) {
        return ObjectBox.of(boxes, k, Ellipsoid.ball(1), labels.extent());
    }

    /** The object with its holes in its box; null where it has none. */
    private static boolean @Nullable [] filled(LabelImage labels, LabelBoxes boxes, int k) {
        ObjectBox box = box(labels, boxes, k);
        boolean[] mask = FillHoles.of(box.mask(labels.codes(), boxes.code(k)), box.size());
        return count(mask) > boxes.voxels(k) ? mask : null;
    }

    private static void outside(int[] codes, int from, int end, float[] into, int at) {
        for (int i = from; i < end; i++) {
            into[at + i] = codes[i] == 0 ? -1 : into[at + i];
        }
    }

    /** Distance to the mask's border in its box, divided by the greatest. */
    private static float[] relative(boolean[] mask, ObjectBox box, Calibration voxel) {
        float[] distance = DistanceTransform.of(mask, box.size(), voxel);
        if (distance[0] == Float.POSITIVE_INFINITY) { // the object with its holes is all there is
            distance = ObjectDistances.toEdge(box.size(), voxel);
        }
        float greatest = 0;
        for (float d : distance) {
            greatest = Math.max(greatest, d);
        }
        for (int i = 0; i < distance.length; i++) {
            distance[i] /= greatest + LEAST;
        }
        return distance;
    }

    private static long count(boolean[] mask) {
        long n = 0;
        for (boolean set : mask) {
            n += set ? 1 : 0;
        }
        return n;
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel(),
                List.of(new ChannelOptions.Option(
                        "act", ActivationName.of(activation), ActivationName.of(Activation.TANH))));
    }
}
