package io.biapy.instance.spec;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.label.Relabel;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.SummitDecoder;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the prediction of a model becomes labels: smooth, find seeds, flood, refine. Plain values that a model file holds. Immutable, safe for
 * several threads.
 */
public final class Decoding implements InstanceDecoder {
    private static final double TRUNCATE = 3;
    private static final double DEFAULT_GROWTH = 0.5;

    private final TargetChannels channels;
    private final List<ThresholdRule> seeds;
    private final List<ThresholdRule> growth;
    private final double smoothing;
    private final int smallestSeed;
    private final double summits;
    private final Refinement refinement;

    private Decoding(
            TargetChannels channels,
            List<ThresholdRule> seeds,
            List<ThresholdRule> growth,
            double smoothing,
            int smallestSeed,
            double summits,
            Refinement refinement) {
        this.channels = channels;
        this.seeds = RuleText.requirePlain(seeds);
        this.growth = RuleText.requirePlain(growth);
        this.smoothing = smoothing;
        this.smallestSeed = smallestSeed;
        this.summits = summits;
        this.refinement = refinement;
        if (!(smoothing >= 0 && smoothing < 20) || smallestSeed < 0 || !(summits >= 0)) {
            throw new InputException(
                    "Decoding needs a smoothing of 0 to 20 voxels and a smallest seed and a height of summits of at least 0, got "
                            + smoothing + ", " + smallestSeed + " and " + summits + ".");
        }
        if (summits > 0) {
            summitDecoder();
        }
    }

    /**
     * The decoder that the channels choose: StarDist for R, flows for Gv and Gh, EmbedSeg for E, agglomeration for A, each with its defaults; for
     * all others the watershed with thresholds by Otsu in each image. Nothing refined.
     */
    public static Decoding automatic(TargetChannels channels) {
        return new Decoding(channels, List.of(), List.of(), 0, 0, 0, Refinement.none());
    }

    /**
     * Where to start from for a trained network: F above and C below one half are seeds, F above one half is filled; other combinations keep
     * automatic thresholds. Holes are filled.
     */
    public static Decoding standard(TargetChannels channels) {
        Decoding automatic = automatic(channels).refined(Refinement.none().fillHoles());
        List<ChannelCode> codes = channels.codes();
        if (!codes.contains(ChannelCode.FOREGROUND) || !codes.contains(ChannelCode.CONTOUR)) {
            return automatic;
        }
        return automatic
                .withSeeds(List.of(
                        ThresholdRule.above(ChannelCode.FOREGROUND, 0.5),
                        ThresholdRule.below(ChannelCode.CONTOUR, 0.5)))
                .withGrowth(List.of(ThresholdRule.above(ChannelCode.FOREGROUND, 0.5)));
    }

    /** Seeds are where all of these hold; an empty list asks for automatic thresholds. */
    public Decoding withSeeds(List<ThresholdRule> rules) {
        return new Decoding(channels, rules, growth, smoothing, smallestSeed, summits, refinement);
    }

    /** Labels may grow where all of these hold; an empty list asks for automatic thresholds. */
    public Decoding withGrowth(List<ThresholdRule> rules) {
        return new Decoding(channels, seeds, rules, smoothing, smallestSeed, summits, refinement);
    }

    /** Sigma, in voxels, of a Gaussian over the prediction before anything else; 0 (default) for none. */
    public Decoding smoothed(double sigma) {
        return new Decoding(channels, seeds, growth, sigma, smallestSeed, summits, refinement);
    }

    /** Drops seeds of fewer voxels than this; 0 (default) drops none. */
    public Decoding withSmallestSeed(int voxels) {
        return new Decoding(channels, seeds, growth, smoothing, voxels, summits, refinement);
    }

    /**
     * Seeds are summits of F - C this much above the pass to a higher one ({@link SummitDecoder}) instead of where rules hold; smallest seeds do
     * not count then. Only for F and C; 0 (default) for seeds by rules.
     */
    public Decoding withSummits(double height) {
        return new Decoding(channels, seeds, growth, smoothing, smallestSeed, height, refinement);
    }

    /** What is done to the labels afterwards. */
    public Decoding refined(Refinement operations) {
        return new Decoding(channels, seeds, growth, smoothing, smallestSeed, summits, operations);
    }

    /** The same for 2 or 3 dimensions, where the width of a channel depends on it (rays, embeddings). */
    public Decoding in(int dimensions) {
        return new Decoding(channels.in(dimensions), seeds, growth, smoothing, smallestSeed, summits, refinement);
    }

    public TargetChannels channels() {
        return channels;
    }

    /** That of the decoder on the smoothed prediction. Refinement and numbering, which look at whole objects, are not in it. */
    @Override
    public Reach reach() {
        if (!smoothsPrediction()) {
            return decoder().reach();
        }
        int radius = GaussianFilter.of(smoothing, TRUNCATE).radius();
        return decoder().reach().widenedBy(Extent.zyx(radius, radius, radius));
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        return decode(prediction, Workers.callerOnly());
    }

    private LabelImage decode(FloatImage prediction, Workers workers) {
        FloatImage read = smoothsPrediction() ? smooth(prediction, workers) : prediction;
        InstanceDecoder decoder = decoder().withWorkers(workers);
        return Relabel.consecutive(refinement.apply(decoder.decode(read)));
    }

    @Override
    public InstanceDecoder withWorkers(Workers workers) {
        return new Shared(this, workers);
    }

    /** A decoding with threads to use, which are no part of a model. */
    private record Shared(Decoding decoding, Workers workers) implements InstanceDecoder {
        @Override
        public LabelImage decode(FloatImage prediction) {
            return decoding.decode(prediction, workers);
        }

        @Override
        public InstanceDecoder withWorkers(Workers others) {
            return decoding.withWorkers(others);
        }

        @Override
        public Reach reach() {
            return decoding.reach();
        }

        @Override
        public String toString() {
            return decoding.toString();
        }
    }

    /** What the prediction is smoothed by before anything else. */
    public Optional<GaussianFilter> smoothing() {
        return smoothsPrediction() ? Optional.of(GaussianFilter.of(smoothing, TRUNCATE)) : Optional.empty();
    }

    /** What is done to the labels. */
    public Refinement refinement() {
        return refinement;
    }

    /** Summits smooth their relief only, not where labels may grow. */
    private boolean smoothsPrediction() {
        return smoothing > 0 && summits == 0;
    }

    /** What decodes the smoothed prediction. */
    public InstanceDecoder decoder() {
        return summits > 0
                ? summitDecoder()
                : RepresentationDecoder.of(channels).orElseGet(this::watershed);
    }

    private SummitDecoder summitDecoder() {
        double threshold = growth.stream()
                .filter(r -> r.channel() == ChannelCode.FOREGROUND && r.side() == ThresholdRule.Side.ABOVE)
                .mapToDouble(r -> r.threshold().value())
                .max()
                .orElse(DEFAULT_GROWTH);
        return SummitDecoder.forChannels(channels.codes())
                .height(summits)
                .smoothed(smoothing)
                .growth(threshold);
    }

    private InstanceDecoder watershed() {
        WatershedDecoder decoder =
                WatershedDecoder.forChannels(channels).removeSeedsUpTo(Math.max(0, smallestSeed - 1));
        if (!seeds.isEmpty()) {
            decoder = decoder.seeds(seeds.toArray(ThresholdRule[]::new));
        }
        if (!growth.isEmpty()) {
            decoder = decoder.growth(growth.toArray(ThresholdRule[]::new));
        }
        return decoder;
    }

    private FloatImage smooth(FloatImage prediction, Workers workers) {
        GaussianFilter filter = GaussianFilter.of(smoothing, TRUNCATE);
        int n = prediction.extent().voxels();
        float[] out = new float[prediction.data().length];
        for (int c = 0; c < prediction.channels(); c++) {
            float[] smooth = filter.apply(prediction.channel(c).data(), prediction.extent(), workers);
            System.arraycopy(smooth, 0, out, c * n, n);
        }
        return FloatImage.of(prediction.name(), prediction.extent(), prediction.channels(), out)
                .withCalibration(prediction.calibration());
    }

    /** As a model file holds it. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("channels", channels.toString());
        map.put("seeds", RuleText.write(seeds));
        map.put("growth", RuleText.write(growth));
        map.put("smoothing", Double.toString(smoothing));
        map.put("smallest_seed", Integer.toString(smallestSeed));
        map.put("summits", Double.toString(summits));
        map.put("refinement", refinement.isEmpty() ? "" : refinement.toString());
        return map;
    }

    /** Reads {@link #toMap()}. */
    public static Decoding of(Map<String, String> map) {
        try {
            String refine = map.getOrDefault("refinement", "");
            return new Decoding(
                    TargetChannels.parse(map.getOrDefault("channels", "")),
                    RuleText.read(map.getOrDefault("seeds", "")),
                    RuleText.read(map.getOrDefault("growth", "")),
                    Double.parseDouble(map.getOrDefault("smoothing", "0")),
                    Integer.parseInt(map.getOrDefault("smallest_seed", "0")),
                    Double.parseDouble(map.getOrDefault("summits", "0")),
                    refine.isEmpty() ? Refinement.none() : Refinement.parse(refine));
        } catch (NumberFormatException e) {
            throw new InputException("Decoding: a number cannot be read: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String toString() {
        if (summits > 0) {
            return summitDecoder() + (refinement.isEmpty() ? "" : ", " + refinement);
        }
        Optional<InstanceDecoder> other = RepresentationDecoder.of(channels);
        if (other.isPresent()) {
            return other.get() + (refinement.isEmpty() ? "" : ", " + refinement);
        }
        String rules = seeds.isEmpty()
                ? "automatic thresholds"
                : "seeds " + RuleText.write(seeds) + ", growth " + RuleText.write(growth);
        return "watershed of " + channels + ", " + rules + (smoothing > 0 ? ", smoothed by " + smoothing : "")
                + (smallestSeed > 1 ? ", seeds of at least " + smallestSeed + " voxels" : "")
                + (refinement.isEmpty() ? "" : ", " + refinement);
    }
}
