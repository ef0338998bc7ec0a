package io.biapy.instance.flow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Instances as Omnipose finds them: foreground by the predicted distance, whose voxels follow the predicted flow in ever shorter
 * steps and are clustered where they come to rest: by density where objects are small (mean diameter up to 12), else as connected
 * parts. The prediction holds Db of type omnipose, Gv and Gh, in 3D Gz, as a network gives them (flows about 5 long).
 *
 * <p>Omnipose counts in voxels, so the voxel size does not count. Ids follow the raster order of the objects' first voxels that
 * come to rest among others (their first end in the image, for large objects). Holes are not filled and small objects not
 * removed; refinement does that.
 *
 * <p>Immutable: each option gives a new decoder. Safe for several threads. Time grows with voxels and foreground voxels times
 * steps; 60 bytes a voxel in 2D, 90 in 3D. Cutler et al., "Omnipose", Nature Methods 19 (2022); as BiaPy's {@code
 * omnipose_flows_to_instances}, except that the flow check in 3D counts x as it does y and z.
 */
public final class OmniposeDecoder implements InstanceDecoder {
    private final FlowPlanes planes;
    private final OmniposeOptions options;
    private final Workers workers;

    private OmniposeDecoder(FlowPlanes planes, OmniposeOptions options, Workers workers) {
        this.planes = planes;
        this.options = options;
        this.workers = workers;
    }

    /** A decoder of planes in this order, for example {@code "Db,Gv,Gh"}. */
    public static OmniposeDecoder forChannels(String codes) {
        return forChannels(
                Arrays.stream(codes.split(",", -1)).map(ChannelCode::parse).toList());
    }

    /** The same; planes of other channels are not used. */
    public static OmniposeDecoder forChannels(List<ChannelCode> channels) {
        if (!channels.contains(ChannelCode.BORDER_DISTANCE)) {
            throw new InputException(
                    "Omnipose finds the foreground by the distance Db, for example Db,Gv,Gh; got " + channels + ".");
        }
        return new OmniposeDecoder(new FlowPlanes(channels), OmniposeOptions.DEFAULT, Workers.callerOnly());
    }

    /**
     * Parts of a distance above {@code threshold} - 1 are foreground where they reach above {@code threshold}; 0 by default.
     */
    public OmniposeDecoder foreground(double threshold) {
        return with(new OmniposeOptions(threshold, options.flowThreshold(), options.steps()));
    }

    /**
     * Objects of a greater flow error are dropped: the mean squared difference of a fifth of the predicted flow to that of the
     * object alone; 0 drops none. 0.4 by default.
     */
    public OmniposeDecoder flowThreshold(double most) {
        return with(new OmniposeOptions(options.foreground(), most, options.steps()));
    }

    /**
     * Steps of following flows, 1 or more; by default the mean diameter that the distance shows, 2 (dimensions + 1) times the
     * mean of all above 0.
     */
    public OmniposeDecoder steps(int number) {
        return with(new OmniposeOptions(options.foreground(), options.flowThreshold(), OptionalInt.of(number)));
    }

    /** Shares the work among these threads; the labels are the same. The calling thread alone by default. */
    public OmniposeDecoder withWorkers(Workers threads) {
        return new OmniposeDecoder(planes, options, threads);
    }

    private OmniposeDecoder with(OmniposeOptions changed) {
        return new OmniposeDecoder(planes, changed, workers);
    }

    /** What the planes of a prediction must be. */
    public List<ChannelCode> channels() {
        return planes.channels();
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        return trace(prediction).labels();
    }

    /** The same with every intermediate result. */
    public OmniposeTrace trace(FloatImage prediction) {
        return new OmniposeRun(prediction, planes, options, workers).trace();
    }

    /**
     * The whole image: its percentiles scale the flow, and its mean distance says how many steps there are and how ends are
     * clustered.
     */
    @Override
    public Reach reach() {
        return Reach.wholeImage();
    }

    @Override
    public String toString() {
        return "Omnipose flows of "
                + String.join(",", channels().stream().map(ChannelCode::code).toList()) + ": " + options;
    }
}
