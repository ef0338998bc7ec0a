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
import java.util.List;
import java.util.Locale;

/**
 * Chooses thresholds, smoothing and smallest sizes for a network that predicts F and C, one setting after the other, twice over, by the mean of
 * accuracy at IoU 0.5 and 0.75, by image and pooled; a lower threshold of seeds takes that of growth along. The first of equal candidates wins, so the answer does not depend on threads. Immutable.
 */
public final class DecodingTuner {
    private static final double[] FOREGROUND = {0.5, 0.4, 0.6, 0.7, 0.8};
    private static final double[] CONTOUR = {0.5, 0.3, 0.4, 0.6, 0.7};
    private static final double[] GROWTH = {0.5, 0.3, 0.4, 0.6, 0.7};
    private static final double[] SMOOTHING = {0, 0.5, 0.75, 1};
    private static final int[] SMALLEST_SEED = {1, 4, 8, 16};
    private static final int[] SMALLEST_OBJECT = {20, 0, 10, 30, 40};
    private static final int ROUNDS = 2;
    private static final int TRIALS = ROUNDS * 28;

    private record Settings(double foreground, double contour, double growth, double smoothing, int seed, int object) {
        Decoding apply(Decoding start) {
            Refinement refinement = Refinement.none().fillHoles();
            return start.withSeeds(List.of(
                            ThresholdRule.above(ChannelCode.FOREGROUND, foreground),
                            ThresholdRule.below(ChannelCode.CONTOUR, contour)))
                    .withGrowth(List.of(ThresholdRule.above(ChannelCode.FOREGROUND, growth)))
                    .smoothed(smoothing)
                    .withSmallestSeed(seed)
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
        for (int round = 0; round < ROUNDS; round++) {
            for (double v : CONTOUR) {
                Settings s = search.best;
                search.attempt(new Settings(s.foreground, v, s.growth, s.smoothing, s.seed, s.object));
            }
            for (double v : FOREGROUND) {
                Settings s = search.best;
                search.attempt(new Settings(v, s.contour, Math.min(v, s.growth), s.smoothing, s.seed, s.object));
            }
            for (double v : GROWTH) {
                Settings s = search.best;
                search.attempt(new Settings(s.foreground, s.contour, v, s.smoothing, s.seed, s.object));
            }
            for (double v : SMOOTHING) {
                Settings s = search.best;
                search.attempt(new Settings(s.foreground, s.contour, s.growth, v, s.seed, s.object));
            }
            for (int v : SMALLEST_SEED) {
                Settings s = search.best;
                search.attempt(new Settings(s.foreground, s.contour, s.growth, s.smoothing, v, s.object));
            }
            for (int v : SMALLEST_OBJECT) {
                Settings s = search.best;
                search.attempt(new Settings(s.foreground, s.contour, s.growth, s.smoothing, s.seed, v));
            }
        }
        return search.best.apply(start);
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
        private Settings best = new Settings(0.5, 0.5, 0.5, 0, 1, 20);
        private double bestScore = -1;
        private int trials;

        Search(Decoding start, List<Example> examples, Progress progress, Cancellation cancellation) {
            this.start = start;
            this.examples = examples;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        void attempt(Settings settings) {
            cancellation.check();
            if (!settings.equals(best) || bestScore < 0) {
                double score = score(settings.apply(start), examples);
                if (score > bestScore) {
                    best = settings;
                    bestScore = score;
                }
            }
            progress.update("tune", ++trials, TRIALS, String.format(Locale.ROOT, "accuracy %.3f", bestScore));
        }
    }
}
