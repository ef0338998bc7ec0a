package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.instance.affinity.AgglomerationDecoder;
import io.biapy.instance.affinity.MutexWatershedDecoder;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.flood.HeapFlooding;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of both decoders of affinities: agglomeration and mutex watershed. */
final class AffinityFlags implements DecoderFlags {
    private boolean mutex;

    @Option(
            names = "--offsets",
            paramLabel = "LIST",
            description = "What each plane is about, voxels along z, y, x (default: 1x0x0,0x1x0,0x0x1).")
    private @Nullable String offsets;

    @Option(
            names = "--fragment-seeds",
            paramLabel = "T",
            description = "affinities: fragments start where all affinities are above T (default: 0.9).")
    private @Nullable Double fragmentSeeds;

    @Option(
            names = "--fragment-growth",
            paramLabel = "T",
            description = "affinities: and grow where all are above T (default: 0.1).")
    private @Nullable Double fragmentGrowth;

    @Option(names = "--fragments-by-slices", description = "affinities: makes fragments in each z slice alone.")
    private boolean bySlices;

    @Option(
            names = "--merge-threshold",
            paramLabel = "T",
            description = "affinities: merge from this affinity across a border on (default: 0.5).")
    private @Nullable Double mergeThreshold;

    @Option(
            names = "--merge-quantile",
            paramLabel = "P",
            description = "affinities: which quantile of those across the border, in percent (default: 50).")
    private @Nullable Double mergeQuantile;

    @Option(
            names = "--least-border",
            paramLabel = "N",
            description = "affinities: a border of fewer than N pairs of voxels merges nothing (default: 5).")
    private @Nullable Long leastBorder;

    @Option(
            names = "--scored-offsets",
            paramLabel = "N",
            description = "affinities: how many of the offsets score borders (default: the nearest, as in BiaPy).")
    private @Nullable Integer scored;

    @Option(
            names = "--attractive",
            paramLabel = "N",
            description = "mutex: how many of the offsets attract, the first ones (default: 3).")
    private @Nullable Integer attractive;

    @Option(
            names = "--repulsion-strides",
            paramLabel = "ZxYxX",
            description = "mutex: takes repulsions only at every such voxel (default: 1x1x1).")
    private @Nullable String strides;

    @Option(
            names = "--attraction-foreground",
            paramLabel = "T",
            description = "mutex: objects are where some attraction is above T; none: everywhere (default: 0.5).")
    private @Nullable String foreground;

    @Option(
            names = "--least-attraction",
            paramLabel = "T",
            description = "mutex: attractions of at most T do nothing (default: 0).")
    private @Nullable Double leastAttraction;

    /** Says which of the two is asked for. */
    AffinityFlags forMutex(boolean on) {
        mutex = on;
        return this;
    }

    @Override
    public InstanceDecoder decoder(PredictedChannels channels, boolean asBiapy) {
        if (!channels.codes().equals(List.of(ChannelCode.AFFINITIES))) {
            throw new InputException("Affinities are decoded alone, --channels A, got " + channels + ".");
        }
        if (mutex ? hasOptionOfAgglomeration() : hasOptionOfMutex()) {
            throw new InputException("Options that --help marks \"" + (mutex ? "affinities" : "mutex")
                    + ":\" cannot go with --decoder " + (mutex ? "mutex" : "affinities") + ".");
        }
        return mutex ? mutexWatershed() : agglomeration(asBiapy);
    }

    private boolean hasOptionOfAgglomeration() {
        return bySlices
                || fragmentSeeds != null
                || fragmentGrowth != null
                || mergeThreshold != null
                || mergeQuantile != null
                || leastBorder != null
                || scored != null;
    }

    private boolean hasOptionOfMutex() {
        return attractive != null || strides != null || foreground != null || leastAttraction != null;
    }

    private AgglomerationDecoder agglomeration(boolean asBiapy) {
        AgglomerationDecoder decoder = AgglomerationDecoder.of(offsets());
        decoder = fragmentSeeds == null ? decoder : decoder.fragmentSeeds(fragmentSeeds);
        decoder = fragmentGrowth == null ? decoder : decoder.fragmentGrowth(fragmentGrowth);
        decoder = bySlices ? decoder.sliceBySlice() : decoder;
        decoder = mergeThreshold == null ? decoder : decoder.mergeThreshold(mergeThreshold);
        decoder = mergeQuantile == null ? decoder : decoder.mergeQuantile(mergeQuantile);
        decoder = leastBorder == null ? decoder : decoder.leastBorder(leastBorder);
        decoder = scored == null ? decoder : decoder.scoredOffsets(scored);
        return asBiapy ? decoder.flooding(new HeapFlooding()) : decoder;
    }

    private MutexWatershedDecoder mutexWatershed() {
        List<AffinityOffset> all = offsets();
        int attracting = attractive == null ? Math.min(3, all.size()) : attractive;
        MutexWatershedDecoder decoder = MutexWatershedDecoder.of(all, attracting);
        if (strides != null) {
            if (!strides.matches("\\d{1,4}x\\d{1,4}x\\d{1,4}")) {
                throw new InputException(
                        "--repulsion-strides are written as 1x4x4 (z, y, x), got \"" + strides + "\".");
            }
            String[] parts = strides.split("x", -1);
            decoder =
                    decoder.strides(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
        if (foreground != null) {
            decoder = foreground.equals("none") ? decoder.everywhere() : decoder.foreground(number(foreground));
        }
        return leastAttraction == null ? decoder : decoder.leastAttraction(leastAttraction);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InputException(
                    "--attraction-foreground is \"none\" or a number such as 0.5, got \"" + text + "\".", e);
        }
    }

    private List<AffinityOffset> offsets() {
        return offsets == null ? AffinityOffset.nearest() : AffinityOffset.parseAll(offsets);
    }

    @Override
    public void requirePlanes(PredictedChannels channels, Path file, int planes) {
        List<AffinityOffset> all = offsets();
        if (planes != all.size()) {
            throw new FileException(
                    file,
                    "has " + planes + (planes == 1 ? " channel" : " channels") + ", but there are " + all.size()
                            + " offsets " + all + ". Name one for each channel with --offsets, or say with --axes which"
                            + " dimension holds the channels (for example YXC or CZYX).");
        }
    }
}
