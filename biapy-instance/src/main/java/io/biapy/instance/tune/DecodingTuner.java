package io.biapy.instance.tune;

import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Matching;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Chooses how a network that predicts F and C is decoded, by the mean of accuracy at IoU 0.5 and 0.75, by image and pooled: seeds by thresholds or
 * by summits of F - C, each with its thresholds, smoothing and smallest sizes. One setting after the other, twice over; a lower threshold of seeds takes
 * that of growth along. The first of equal candidates wins, so the answer does not depend on threads. Immutable.
 */
public final class DecodingTuner {
    private static final double[] FOREGROUND = {0.5, 0.4, 0.6, 0.7, 0.8};
    private static final double[] CONTOUR = {0.5, 0.3, 0.4, 0.6, 0.7};
    private static final double[] GROWTH = {0.5, 0.3, 0.4, 0.6, 0.7, 0.8, 0.85};
    private static final double[] SMOOTHING = {0, 0.5, 0.75, 1};
    private static final double[] RELIEF_SMOOTHING = {1, 0.5, 1.5};
    private static final double[] SUMMITS = {0.3, 0.2, 0.4, 0.5};
    private static final int[] SMALLEST_SEED = {1, 4, 8, 16};
    private static final int[] SMALLEST_OBJECT = {20, 0, 10, 30, 40};
    private static final int ROUNDS = 2;
    private static final int TRIALS = ROUNDS * (30 + 19) + 2;

    private record Settings(
            double foreground, double contour, double growth, double smoothing, int seed, double summits, int object) {
        /** Seeds where F is high and C is low. */
        static Settings ofThresholds() {
            return new Settings(0.5, 0.5, 0.5, 0, 1, 0, 20);
        }

        static Settings ofSummits() {
            return new Settings(0.5, 0.5, 0.7, 1, 1, 0.3, 20);
        }

        Settings foreground(double v) {
            return new Settings(v, contour, Math.min(v, growth), smoothing, seed, summits, object);
        }

        Settings contour(double v) {
            return new Settings(foreground, v, growth, smoothing, seed, summits, object);
        }

        Settings growth(double v) {
            return new Settings(foreground, contour, v, smoothing, seed, summits, object);
        }

        Settings smoothing(double v) {
            return new Settings(foreground, contour, growth, v, seed, summits, object);
        }

        Settings seed(int v) {
            return new Settings(foreground, contour, growth, smoothing, v, summits, object);
        }

        Settings summits(double v) {
            return new Settings(foreground, contour, growth, smoothing, seed, v, object);
        }

        Settings object(int v) {
            return new Settings(foreground, contour, growth, smoothing, seed, summits, v);
        }

        Decoding apply(Decoding start) {
            Refinement refinement = Refinement.none().fillHoles();
            return start.withSeeds(List.of(
                            ThresholdRule.above(ChannelCode.FOREGROUND, foreground),
                            ThresholdRule.below(ChannelCode.CONTOUR, contour)))
                    .withGrowth(List.of(ThresholdRule.above(ChannelCode.FOREGROUND, growth)))
                    .smoothed(smoothing)
                    .withSmallestSeed(seed)
                    .withSummits(summits)
                    .refined(object > 0 ? refinement.removeSmall(object) : refinement);
        }
    }

    private final Workers workers;

    /** The tuner uses these threads; closing them is the caller's. */
    public DecodingTuner(Workers workers) {
        this.workers = workers;
    }

    /** Whether there is something to choose for these channels. */
    public static boolean canTune(Decoding decoding) {
        List<ChannelCode> codes = decoding.channels().codes();
        return codes.contains(ChannelCode.FOREGROUND) && codes.contains(ChannelCode.CONTOUR);
    }

    /** The best settings on {@code examples}; {@code start} where {@link #canTune} says no or there is no example. */
    public Decoding tune(Decoding start, List<Example> examples, Progress progress, Cancellation cancellation) {
        if (!canTune(start) || examples.isEmpty()) {
            return start;
        }
        Search search = new Search(start, examples, progress, cancellation);
        search.begin(Settings.ofThresholds());
        for (int round = 0; round < ROUNDS; round++) {
            search.each(CONTOUR, Settings::contour);
            search.each(FOREGROUND, Settings::foreground);
            search.each(GROWTH, Settings::growth);
            search.each(SMOOTHING, Settings::smoothing);
            search.each(SMALLEST_SEED, (s, v) -> s.seed((int) v));
            search.each(SMALLEST_OBJECT, (s, v) -> s.object((int) v));
        }
        search.begin(Settings.ofSummits());
        for (int round = 0; round < ROUNDS; round++) {
            search.each(SUMMITS, Settings::summits);
            search.each(GROWTH, Settings::growth);
            search.each(RELIEF_SMOOTHING, Settings::smoothing);
            search.each(SMALLEST_OBJECT, (s, v) -> s.object((int) v));
        }
        return search.found.apply(start);
    }

    /** Mean of accuracy at IoU 0.5 and 0.75, by image and pooled; 0 to 1. */
    public double score(Decoding decoding, List<Example> examples) {
        Matching[] matchings = new Matching[examples.size()];
        workers.forEach(matchings.length, i -> {
            Example e = examples.get(i);
            matchings[i] = Matching.of(
                    e.truth().codes(), decoding.decode(e.prediction()).codes());
        });
        DataSetMatching all = new DataSetMatching();
        for (int i = 0; i < matchings.length; i++) {
            all.add(Integer.toString(i), matchings[i]);
        }
        double sum = 0;
        for (double t : new double[] {0.5, 0.75}) {
            sum += all.byImage(t).accuracy() + all.pooled(t).accuracy();
        }
        return sum / 4;
    }

    private final class Search {
        private final Decoding start;
        private final List<Example> examples;
        private final Progress progress;
        private final Cancellation cancellation;
        private Settings best = Settings.ofThresholds();
        private double bestScore = -1;
        private Settings found = best;
        private double foundScore = -1;
        private int trials;

        Search(Decoding start, List<Example> examples, Progress progress, Cancellation cancellation) {
            this.start = start;
            this.examples = examples;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        /** Starts anew from other settings; the best found so far is kept. */
        void begin(Settings start) {
            best = start;
            bestScore = -1;
            attempt(start);
        }

        void each(double[] values, Change change) {
            for (double v : values) {
                attempt(change.of(best, v));
            }
        }

        void each(int[] values, Change change) {
            each(Arrays.stream(values).asDoubleStream().toArray(), change);
        }

        private void attempt(Settings settings) {
            cancellation.check();
            if (!settings.equals(best) || bestScore < 0) {
                double score = score(settings.apply(start), examples);
                if (score > bestScore) {
                    best = settings;
                    bestScore = score;
                }
                if (score > foundScore) {
                    found = settings;
                    foundScore = score;
                }
            }
            progress.update("tune", ++trials, TRIALS, String.format(Locale.ROOT, "accuracy %.3f", foundScore));
        }
    }

    /** One setting changed. */
    @FunctionalInterface
    private interface Change {
        Settings of(Settings settings, double value);
    }
}
