package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.CodeIndex;
import java.util.Arrays;
import java.util.List;

/**
 * BiaPy's channel Dn: inside objects large where another object is near, 0 in an object that is alone. From the distance d to the nearest voxel of
 * another object, physical (the image's voxel size): 1 - d / greatest d of the object, then a grey closing with a box, which also fills narrow gaps
 * between objects, then a power. T. Scherr et al., "Cell segmentation and tracking using CNN-based distance predictions", PLoS ONE 15
 * (2020). Time linear in the voxels for any number of objects. Immutable.
 *
 * @param closing size of the box in voxels, 3 by default, 0 for none
 * @param normalized true by default; false: the greatest d of the image - d, in the unit of the voxel size, with the power taken relative to
 *     the greatest value, so that it depends on the whole image
 * @param power 3 by default, 0 or more
 * @param masked whether the loss counts inside objects only, true by default
 */
public record NeighbourDistance(int closing, boolean normalized, double power, boolean masked)
        implements TargetChannel {
    static final NeighbourDistance DEFAULT = new NeighbourDistance(3, true, 3, true);

    public NeighbourDistance {
        if (closing < 0 || !(power >= 0) || Double.isInfinite(power)) {
            throw new InputException(
                    "Channel Dn needs a closing size of at least 0 and a finite power of at least 0, got " + closing
                            + " and " + power + ".");
        }
    }

    static NeighbourDistance parse(ChannelOptions options) {
        return new NeighbourDistance(
                options.whole("closing_size", 3, 0),
                options.flag("norm", true),
                options.number("decline_power", 3),
                options.flag("mask_values", true));
    }

    /** In the unit of the voxel size. */
    public NeighbourDistance raw() {
        return new NeighbourDistance(closing, false, power, masked);
    }

    /** Another size of the box, 0 for no closing. */
    public NeighbourDistance closing(int size) {
        return new NeighbourDistance(size, normalized, power, masked);
    }

    /** Another power; 1 falls linearly with the distance. */
    public NeighbourDistance power(double exponent) {
        return new NeighbourDistance(closing, normalized, exponent, masked);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.NEIGHBOUR_DISTANCE;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return Loss.L1;
    }

    @Override
    public boolean isGeometric() {
        return !normalized;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into) {
        Extent extent = labels.extent();
        Calibration voxel = labels.calibration();
        int[] codes = labels.codes();
        NeighbourKernel.squared(codes, extent.z(), extent.y(), extent.x(), voxel.z(), voxel.y(), voxel.x(), into);
        for (int i = 0; i < codes.length; i++) {
            if (into[i] == Float.POSITIVE_INFINITY) { // the only object
                Arrays.fill(into, 0, codes.length, 0);
                return;
            }
            into[i] = (float) Math.sqrt(into[i]);
        }
        if (normalized) {
            invertEach(codes, into);
        } else {
            invertAll(codes, into);
        }
        if (closing > 0) {
            ClosingKernel.close(into, extent.z(), extent.y(), extent.x(), closing);
        }
        if (power != 1) {
            decline(codes, into);
        }
    }

    private static void invertEach(int[] codes, float[] values) {
        CodeIndex index = new CodeIndex();
        float[] greatest = new float[16];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                int n = index.add(codes[i]);
                if (n == greatest.length) {
                    greatest = Arrays.copyOf(greatest, 2 * n);
                }
                greatest[n] = Math.max(greatest[n], values[i]);
            }
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                values[i] = 1 - values[i] / greatest[index.add(codes[i])];
            }
        }
    }

    private static void invertAll(int[] codes, float[] values) {
        float greatest = greatest(codes, values);
        for (int i = 0; i < codes.length; i++) {
            values[i] = codes[i] == 0 ? 0 : greatest - values[i];
        }
    }

    /** Of the whole image where values are shares, else of objects only, relative to their greatest. */
    private void decline(int[] codes, float[] values) {
        float scale = normalized ? 1 : greatest(codes, values);
        for (int i = 0; i < codes.length; i++) {
            if (values[i] != 0 && scale > 0 && (normalized || codes[i] != 0)) {
                values[i] = (float) Math.pow(values[i] / scale, power) * scale;
            }
        }
    }

    private static float greatest(int[] codes, float[] values) {
        float greatest = 0;
        for (int i = 0; i < codes.length; i++) {
            greatest = codes[i] == 0 ? greatest : Math.max(greatest, values[i]);
        }
        return greatest;
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel(),
                List.of(
                        new ChannelOptions.Option("closing_size", closing, 3),
                        new ChannelOptions.Option("norm", normalized, true),
                        new ChannelOptions.Option("decline_power", power, 3.0),
                        new ChannelOptions.Option("mask_values", masked, true)));
    }
}
