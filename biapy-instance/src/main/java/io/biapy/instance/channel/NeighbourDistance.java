package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
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
                options.number("decline_power", 3, 0),
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
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        Extent extent = labels.extent();
        ObjectRuns runs = ObjectRuns.of(labels, workers);
        if (runs.boxes().size() < 2) {
            Arrays.fill(into, at, at + extent.voxels(), 0);
            return;
        }
        NeighbourSearch.distance(labels.codes(), extent, labels.calibration(), into, at, workers);
        if (normalized) {
            invertEach(runs, into, at);
        } else {
            invertAll(runs, into, at);
        }
        if (closing > 0) {
            GreyClosing.of(closing).apply(into, at, extent, workers);
        }
        if (power != 1) {
            decline(labels.codes(), normalized ? 1 : greatest(runs, into, at), into, at, workers);
        }
    }

    private static void invertEach(ObjectRuns runs, float[] values, int at) {
        float[] greatest = runs.range(values, at).greatest;
        runs.forEach((k, z, y, row, from, end) -> {
            for (int i = at + row + from; i < at + row + end; i++) {
                values[i] = 1 - values[i] / greatest[k];
            }
        });
    }

    private static void invertAll(ObjectRuns runs, float[] values, int at) {
        float greatest = greatest(runs, values, at);
        runs.forEach((k, z, y, row, from, end) -> {
            for (int i = at + row + from; i < at + row + end; i++) {
                values[i] = greatest - values[i];
            }
        });
    }

    /** Of the whole image where values are shares, else of objects only, relative to their greatest. */
    void decline(int[] codes, float scale, float[] values, int at, Workers workers) {
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                float value = values[at + i];
                if (value != 0 && scale > 0 && (normalized || codes[i] != 0)) {
                    values[at + i] = (float) Math.pow(value / scale, power) * scale;
                }
            }
        });
    }

    private static float greatest(ObjectRuns runs, float[] values, int at) {
        float greatest = 0;
        for (float value : runs.range(values, at).greatest) {
            greatest = Math.max(greatest, value);
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
