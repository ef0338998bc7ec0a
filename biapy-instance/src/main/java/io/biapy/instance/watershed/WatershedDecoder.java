package io.biapy.instance.watershed;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.BorderDistance;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.DistanceValue;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.flood.Flooding;
import io.biapy.instance.flood.HeapFlooding;
import io.biapy.instance.flood.TileIndependentFlooding;
import java.util.Arrays;
import java.util.List;

/**
 * Instances by marker watershed: seeds where every seed rule holds, grown over the growth mask in the order of the surface. Everything
 * is settable; {@link #forChannels(String)} starts with BiaPy's automatic settings. Immutable: each option gives a new decoder. Safe for
 * several threads. As BiaPy's {@code watershed_by_channels}.
 */
public final class WatershedDecoder implements InstanceDecoder {
    private final WatershedOptions options;
    private final Workers workers;

    private WatershedDecoder(WatershedOptions options, Workers workers) {
        this.options = options;
        this.workers = workers;
    }

    private WatershedDecoder with(WatershedOptions other) {
        return new WatershedDecoder(other, workers);
    }

    /** BiaPy's automatic settings for a list of codes such as {@code "F,C"}; refused where BiaPy has none. */
    public static WatershedDecoder forChannels(String codes) {
        return forChannels(
                Arrays.stream(codes.split(",", -1)).map(ChannelCode::parse).toList());
    }

    /** BiaPy's automatic settings for what a network predicts. */
    public static WatershedDecoder forChannels(List<ChannelCode> channels) {
        return following(AutomaticRules.of(channels), channels);
    }

    private static WatershedDecoder following(AutomaticRules rules, List<ChannelCode> channels) {
        boolean steep = rules.seedRules().stream().anyMatch(r -> r.side() == ThresholdRule.Side.STEEPNESS_BELOW);
        return of(
                channels,
                rules.seedRules(),
                rules.growthRules(),
                steep ? Surface.ofSteepness() : Surface.of(rules.surface()));
    }

    /** BiaPy's automatic settings for the channels that a network was trained on, or for as many of them as have such settings. */
    public static WatershedDecoder forChannels(TargetChannels channels) {
        List<ChannelCode> codes = channels.codes();
        WatershedDecoder decoder = following(AutomaticRules.ofMost(codes), codes);
        for (TargetChannel channel : channels) {
            if (channel instanceof BorderDistance d && d.valueType() == DistanceValue.DISCRETIZED) {
                return decoder.binnedDistance();
            }
        }
        return decoder;
    }

    /**
     * A decoder with rules of one's own.
     *
     * @param channels what the planes of the prediction are, in their order
     */
    public static WatershedDecoder of(
            List<ChannelCode> channels, List<ThresholdRule> seeds, List<ThresholdRule> growth, Surface surface) {
        return new WatershedDecoder(
                new WatershedOptions(
                        channels,
                        false,
                        new SeedOptions(seeds, List.of(), 0),
                        new GrowthOptions(growth, 0, 0),
                        new FloodOptions(surface, true, false, TileIndependentFlooding.lookingBack())),
                Workers.callerOnly());
    }

    /** Seeds are where all of {@code rules} hold. */
    public WatershedDecoder seeds(ThresholdRule... rules) {
        return with(options.with(options.seeds().withRules(List.of(rules))));
    }

    /** Labels may grow where all of {@code rules} hold. */
    public WatershedDecoder growth(ThresholdRule... rules) {
        return with(options.with(options.growth().withRules(List.of(rules))));
    }

    /** What is flooded. */
    public WatershedDecoder surface(Surface surface) {
        return with(options.with(options.flood().over(surface)));
    }

    /** What is flooded: this channel, low in the middle of objects. */
    public WatershedDecoder surface(ChannelCode channel) {
        return surface(Surface.of(channel));
    }

    /** Morphological steps on the seeds before they are labelled; none by default. */
    public WatershedDecoder seedSteps(SeedStep... steps) {
        return with(options.with(options.seeds().withSteps(List.of(steps))));
    }

    /**
     * Closes the growth mask slice by slice: dilation by a disk, then erosion; 0 and 0 (none) by default. BiaPy calls this
     * ERODE_AND_DILATE_GROWTH_MASK and the radii FORE_EROSION_RADIUS and FORE_DILATION_RADIUS, in this order.
     */
    public WatershedDecoder closeGrowthMask(int dilation, int erosion) {
        return with(options.with(options.growth().closedBy(dilation, erosion)));
    }

    /** Drops seeds of at most this many voxels before flooding; 0 (none) by default. */
    public WatershedDecoder removeSeedsUpTo(long voxels) {
        return with(options.with(options.seeds().dropping(voxels)));
    }

    /** Floods each z slice alone; seeds are still labelled in 3D. Off by default. */
    public WatershedDecoder sliceBySlice() {
        return with(options.with(options.flood().inSlices()));
    }

    /** Whether the surface is smoothed by a Gaussian of 3 taps; true by default. */
    public WatershedDecoder smoothSurface(boolean smooth) {
        return with(options.with(options.flood().smoothed(smooth)));
    }

    /** Db comes as 11 classes; the most likely one / 10 is its value. Off by default. */
    public WatershedDecoder binnedDistance() {
        return with(options.withBinnedDistance());
    }

    /** How seeds grow; {@link TileIndependentFlooding} by default. */
    public WatershedDecoder flooding(Flooding flooding) {
        return with(options.with(options.flood().by(flooding)));
    }

    /** Exactly BiaPy's labels: the same but flooded in scikit-image's order, which no tiling can reproduce. */
    public WatershedDecoder compatibleWithBiapy() {
        return flooding(new HeapFlooding());
    }

    @Override
    public WatershedDecoder withWorkers(Workers helpers) {
        return new WatershedDecoder(options, helpers);
    }

    /** What the planes of a prediction must be. */
    public List<ChannelCode> channels() {
        return options.channels();
    }

    /** The channels that seeds are found in, each once. */
    public List<ChannelCode> seedChannels() {
        return options.seeds().rules().stream()
                .map(ThresholdRule::channel)
                .distinct()
                .toList();
    }

    /** Whether no label can be where the prediction is 0 in all channels, as in parts of an image that nobody has predicted. */
    public boolean isEmptyAtZero() {
        return !options.seeds().rules().stream().allMatch(ThresholdRule::mayHoldAtZero)
                && !options.growth().rules().stream().allMatch(ThresholdRule::mayHoldAtZero);
    }

    /** The channels that say where labels may grow, each once. */
    public List<ChannelCode> growthChannels() {
        return options.growth().rules().stream()
                .map(ThresholdRule::channel)
                .distinct()
                .toList();
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        return trace(prediction).labels();
    }

    /**
     * Chained decisions between neighbours, widened by the smoothing and by the disks of the morphology, where all thresholds are fixed; the whole
     * image for automatic thresholds, for the steepness of H, V and Z, which is scaled over the image, and for scikit-image's order.
     */
    @Override
    public Reach reach() {
        return options.reach();
    }

    /** The same taken apart, for work on tiles; an InputException where tiles cannot have its answer. */
    public WatershedSteps steps() {
        return WatershedSteps.of(options);
    }

    /** The same with every intermediate result. */
    public WatershedTrace trace(FloatImage prediction) {
        return new WatershedRun(prediction, options, workers).trace();
    }

    @Override
    public String toString() {
        return "Watershed of " + options;
    }
}
