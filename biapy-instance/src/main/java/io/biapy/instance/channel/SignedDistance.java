package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.CodeIndex;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.FillHoles;
import io.biapy.instance.label.LabelBoxes;
import java.util.List;

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
        return new SignedDistance(ActivationName.read(options, "tanh"));
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
    public void encode(LabelImage labels, float[] into) {
        int[] codes = labels.codes();
        ObjectDistances.fill(labels, into);
        LabelBoxes boxes = LabelBoxes.of(codes, labels.extent());
        CodeIndex index = new CodeIndex();
        for (int k = 0; k < boxes.size(); k++) {
            index.add(boxes.code(k));
        }
        float[] greatest = new float[boxes.size()];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                int k = index.add(codes[i]);
                greatest[k] = Math.max(greatest[k], into[i]);
            }
        }
        boolean[][] filled = new boolean[boxes.size()][];
        for (int k = 0; k < filled.length; k++) {
            ObjectBox box = ObjectBox.of(boxes, k, Ellipsoid.ball(1), labels.extent());
            boolean[] mask = box.mask(codes, boxes.code(k));
            if (hasGap(mask, box.size().x())) { // no hole without one
                mask = FillHoles.of(mask, box.size());
                filled[k] = count(mask) > boxes.voxels(k) ? mask : filled[k];
            }
        }
        for (int i = 0; i < codes.length; i++) {
            int k = codes[i] == 0 ? -1 : index.add(codes[i]);
            into[i] = k < 0 || filled[k] != null ? -1 : into[i] / (greatest[k] + LEAST);
        }
        for (int k = 0; k < filled.length; k++) {
            if (filled[k] != null) {
                raise(labels, ObjectBox.of(boxes, k, Ellipsoid.ball(1), labels.extent()), filled[k], into);
            }
        }
    }

    private static void raise(LabelImage labels, ObjectBox box, boolean[] mask, float[] into) {
        Extent size = box.size();
        float[] distance = DistanceTransform.of(mask, size, labels.calibration());
        if (distance[0] == Float.POSITIVE_INFINITY) { // the object with its holes is all there is
            distance = ObjectDistances.toEdge(size, labels.calibration());
        }
        float greatest = 0;
        for (float d : distance) {
            greatest = Math.max(greatest, d);
        }
        float scale = greatest + LEAST;
        float[] all = distance;
        box.forEach(mask, (inBox, inImage) -> into[inImage] = Math.max(into[inImage], all[inBox] / scale));
    }

    /** Whether a row along x has unset voxels between set ones. */
    private static boolean hasGap(boolean[] mask, int nx) {
        for (int row = 0; row < mask.length; row += nx) {
            int x = 0;
            while (x < nx && !mask[row + x]) {
                x++;
            }
            while (x < nx && mask[row + x]) {
                x++;
            }
            while (x < nx && !mask[row + x]) {
                x++;
            }
            if (x < nx) {
                return true;
            }
        }
        return false;
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
