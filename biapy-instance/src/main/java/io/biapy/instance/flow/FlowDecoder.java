package io.biapy.instance.flow;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Instances by following Cellpose-like flows: every foreground voxel moves along the predicted flow; those that end together are
 * an object, unless its flow is far from the one that such an object would have. The prediction holds Gv and Gh, in 3D Gz, as a
 * network gives them (about 5 long), and F, M or B as foreground; without one, all voxels of any flow are foreground.
 *
 * <p>Voxel size: a flow is a physical direction, so a step is shorter in voxels along an axis of longer voxels; along the
 * shortest it is one voxel. Ids rise with the number of voxels that end in the object's peak, the later in raster order of equal
 * ones.
 *
 * <p>Immutable: each option gives a new decoder. Safe for several threads. Time grows with foreground voxels times steps; 40
 * bytes a voxel in 2D, 48 in 3D. Stringer et al., "Cellpose", Nature Methods 18 (2021); as BiaPy's {@code
 * cellpose_flows_to_instances}, except that the number of steps is honoured and only ratios of voxel sizes count.
 */
public final class FlowDecoder implements InstanceDecoder {
    private static final int PEAK_WINDOW = 8; // greatest count in 5, growth by 5, one voxel of interpolation

    private final FlowPlanes planes;
    private final FlowOptions options;
    private final Workers workers;

    private FlowDecoder(FlowPlanes planes, FlowOptions options, Workers workers) {
        this.planes = planes;
        this.options = options;
        this.workers = workers;
    }

    /** A decoder of planes in this order, for example {@code "F,Gv,Gh"}. */
    public static FlowDecoder forChannels(String codes) {
        return forChannels(
                Arrays.stream(codes.split(",", -1)).map(ChannelCode::parse).toList());
    }

    /** The same; planes of other channels are not used. */
    public static FlowDecoder forChannels(List<ChannelCode> channels) {
        return new FlowDecoder(new FlowPlanes(channels), FlowOptions.DEFAULT, Workers.callerOnly());
    }

    /** Voxels above this in F or M, or below this in B, are foreground; 0.5 by default. */
    public FlowDecoder foreground(double threshold) {
        return with(options.withForeground(threshold));
    }

    /**
     * Objects of a greater flow error are dropped: the mean squared difference of the predicted flow to that of the object alone,
     * for unit flows 0 to 4; 0 drops none. 0.4 by default.
     */
    public FlowDecoder flowThreshold(double most) {
        return with(options.withFlowThreshold(most));
    }

    /** All voxels of any flow are foreground, whatever F, M or B say: for flows that are 0 outside of objects. BiaPy's {@code fg_channel=""}. */
    public FlowDecoder whereFlowIs() {
        return with(options.whereFlowIs());
    }

    /**
     * Euler steps where objects have the mean diameter, 1 or more, 200 by default; for objects that are followed on their own
     * grid in proportion to their diameter. (BiaPy 3.7.1 always takes 200.)
     */
    public FlowDecoder steps(int number) {
        return with(options.withSteps(number));
    }

    /**
     * Objects of {@code own} voxels across, for a network trained at {@code mean}: where they differ, flows are followed on an
     * image resized by mean / own, and labels brought back. 30 and 30 by default, which resizes nothing.
     */
    public FlowDecoder diameter(double own, double mean) {
        return with(options.withDiameters(mean, OptionalDouble.of(own)));
    }

    /** The same, where the diameter of the objects of each image is measured by {@link #measureDiameter}. */
    public FlowDecoder measuredDiameter(double mean) {
        return with(options.withDiameters(mean, OptionalDouble.empty()));
    }

    /**
     * Follows flows on the prediction's own grid at any diameter: for a prediction whose image was resized before the network.
     */
    public FlowDecoder onNativeGrid() {
        return with(options.onNativeGrid());
    }

    /** Drops objects of at most this many voxels at the end and renumbers the others; 0 (none) by default. */
    public FlowDecoder removeUpTo(long voxels) {
        return with(options.removing(voxels));
    }

    /** Shares the work among these threads; the labels are the same. The calling thread alone by default. */
    public FlowDecoder withWorkers(Workers threads) {
        return new FlowDecoder(planes, options, threads);
    }

    private FlowDecoder with(FlowOptions changed) {
        return new FlowDecoder(planes, changed, workers);
    }

    FlowPlanes planes() {
        return planes;
    }

    FlowOptions options() {
        return options;
    }

    /** Whether flows are followed on the prediction's own grid for a number of steps that does not depend on the image. */
    public boolean isLocal() {
        return options.isLocal();
    }

    /** What the planes of a prediction must be. */
    public List<ChannelCode> channels() {
        return planes.channels();
    }

    /**
     * The median diameter in voxels of the foreground's components, taken as discs or balls; empty where there are fewer than
     * three. Touching objects count as one. Resizing the image by mean / this, predicting again and decoding {@link
     * #onNativeGrid} is BiaPy's double inference.
     */
    public OptionalDouble measureDiameter(FloatImage prediction) {
        return ObjectDiameter.median(
                new FlowRun(prediction, planes, options, workers).foreground(), prediction.extent());
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        return trace(prediction).labels();
    }

    /** The same with every intermediate result. */
    public FlowTrace trace(FloatImage prediction) {
        return new FlowRun(prediction, planes, options, workers).trace();
    }

    /**
     * A voxel ends at most as many voxels away as there are steps, as long as no predicted flow is longer than 5, and peaks look
     * a few voxels further; but an object is all that ends there, checked as a whole, so decisions chain. The whole image where
     * flows are followed at another size or the diameter is measured, and ids always.
     */
    @Override
    public Reach reach() {
        if (!options.isLocal()) {
            return Reach.wholeImage();
        }
        int voxels = options.stepsFor(options.diameter().orElseThrow()) + PEAK_WINDOW;
        return Reach.chained(Extent.zyx(channels().contains(ChannelCode.FLOW_DEPTH) ? voxels : 0, voxels, voxels));
    }

    @Override
    public String toString() {
        return "Flows of "
                + String.join(",", channels().stream().map(ChannelCode::code).toList()) + ": " + options;
    }
}
