package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flood.TileIndependentFlooding;
import io.biapy.instance.watershed.WatershedGround.OtsuInput;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A watershed taken apart for work on tiles: what must be known of the whole image (thresholds by Otsu), and what looks only so far around a voxel
 * (where seeds are, where labels may grow, what is flooded). Immutable, safe for several threads.
 */
public final class WatershedSteps {
    private final WatershedOptions options;
    private final TileIndependentFlooding flooding;
    private final List<OtsuInput> otsuInputs;
    private final PlaneLayout layout;

    private WatershedSteps(WatershedOptions options, TileIndependentFlooding flooding, PlaneLayout layout) {
        this.options = options;
        this.layout = layout;
        this.flooding = flooding;
        this.otsuInputs = Stream.concat(options.seeds().rules().stream(), options.growth().rules().stream())
                .filter(rule -> rule.threshold().kind() == Threshold.Kind.OTSU)
                .map(OtsuInput::of)
                .distinct()
                .toList();
    }

    /** The steps of a decoder; an {@link InputException} says why where tiles cannot have its answer, and what to do. */
    static WatershedSteps of(WatershedOptions options) {
        if (!(options.flood().flooding() instanceof TileIndependentFlooding flooding)) {
            throw new InputException(
                    "Tiles cannot be flooded in scikit-image's order, since there every decision depends on"
                            + " the whole image. Flood by flood times (leave out --compat biapy), or decode without tiles.");
        }
        boolean steep = options.flood().surface().isSteepness()
                || Stream.concat(options.seeds().rules().stream(), options.growth().rules().stream())
                        .anyMatch(rule -> rule.side() == ThresholdRule.Side.STEEPNESS_BELOW);
        if (steep) {
            throw new InputException(
                    "The steepness of H, V and Z is scaled over the whole image, so tiles cannot have it."
                            + " Take another surface and other seeds, or decode without tiles.");
        }
        return new WatershedSteps(options, flooding, PlaneLayout.of(options.channels(), options.binnedDistance()));
    }

    /** The steps for a prediction, whose number of planes tells how many are affinities; one that does not have the channels' planes is refused. */
    public WatershedSteps of(ImageSource prediction) {
        return new WatershedSteps(
                options,
                flooding,
                PlaneLayout.of(
                        prediction.name(),
                        options.channels(),
                        options.binnedDistance(),
                        prediction.channels(),
                        prediction.size().is2D()));
    }

    /** What the planes of a prediction are, in their order. */
    public List<ChannelCode> channels() {
        return options.channels();
    }

    /** How many thresholds are found by Otsu, each over its own values. */
    public int thresholds() {
        return otsuInputs.size();
    }

    /** The planes that threshold {@code k} is found in. */
    public int[] thresholdPlanes(int k) {
        return planesOf(otsuInputs.get(k).channel());
    }

    /** All planes that are looked at. */
    public int[] planes() {
        return Stream.of(
                        options.seeds().rules().stream().map(ThresholdRule::channel),
                        options.growth().rules().stream().map(ThresholdRule::channel),
                        Stream.of(options.flood().surface().channel()))
                .flatMap(s -> s)
                .distinct()
                .flatMapToInt(c -> IntStream.of(planesOf(c)))
                .sorted()
                .distinct()
                .toArray();
    }

    private int[] planesOf(ChannelCode channel) {
        int first = layout.first(channel);
        return IntStream.range(first, first + layout.used(channel)).toArray();
    }

    /** The values that threshold {@code k} is found in, of one block with at least {@link #thresholdPlanes}. */
    public float[] thresholdValues(PredictionPlanes block, int k) {
        OtsuInput input = otsuInputs.get(k);
        if (input.channel() == ChannelCode.AFFINITIES) {
            int n = block.extent().voxels();
            int[] planes = thresholdPlanes(k);
            float[] all = new float[Math.multiplyExact(n, planes.length)];
            for (int i = 0; i < planes.length; i++) {
                System.arraycopy(block.values()[planes[i]], 0, all, i * n, n);
            }
            return all;
        }
        float[] values = new ChannelPlanes(block, layout).of(input.channel());
        return input.complement() ? WatershedGround.complement(values) : values;
    }

    /** How far {@link #ground} looks. */
    public Extent halo() {
        int smoothing = options.flood().smoothing() ? WatershedGround.SMOOTHING.radius() : 0;
        int flat = Math.max(
                smoothing, Math.max(options.seeds().radius(), options.growth().radius()));
        return Extent.zyx(smoothing, flat, flat);
    }

    /**
     * What a watershed starts from in one block; right as far as {@link #halo} away from those of its sides that are not sides of the image. All
     * arrays z, y, x (x fastest), a value a voxel.
     *
     * @param seeds where seeds are
     * @param growth where labels may grow
     * @param surface what is flooded
     */
    public record Ground(boolean[] seeds, boolean[] growth, float[] surface) {}

    /** @param thresholds one for each of {@link #thresholds()} */
    public Ground ground(PredictionPlanes block, float[] thresholds) {
        Map<OtsuInput, Float> found = new java.util.HashMap<>();
        for (int k = 0; k < thresholds.length; k++) {
            found.put(otsuInputs.get(k), thresholds[k]);
        }
        ChannelPlanes planes = new ChannelPlanes(block, layout);
        WatershedGround ground = WatershedGround.of(
                planes, options, (input, values) -> found.getOrDefault(input, Float.NaN), Workers.callerOnly());
        return new Ground(ground.seeds(), ground.growth(), ground.surface());
    }

    /** The most voxels of a seed that is dropped; 0 for none. */
    public long droppedSeeds() {
        return options.seeds().dropped();
    }

    /** Whether each z slice is flooded alone. */
    public boolean isSliceBySlice() {
        return options.flood().sliceBySlice();
    }

    /** How seeds grow. */
    public TileIndependentFlooding flooding() {
        return flooding;
    }

    @Override
    public String toString() {
        return options + (options.binnedDistance() ? ", distance in bins" : "");
    }
}
