package io.biapy.metrics.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Confidence intervals by bootstrap over images: as many images are drawn as there are, with replacement, and scored again; the interval holds
 * the middle part of these scores (percentile method; Efron 1979). It takes any score of a list: a mean over images, or one pooled over
 * their objects. Drawing whole images respects that objects of one image resemble each other.
 *
 * <pre>{@code
 * ConfidenceInterval f1 = Bootstrap.standard().of(images, list -> MatchingScore.pooled(list).f1());
 * }</pre>
 *
 * <p>The draws depend on the seed and the number of images only, so every score of the same images sees the same ones. Immutable and safe
 * for several threads.
 */
public final class Bootstrap {
    private static final int MOST_EXACT = 16; // images up to which all exchanges may be tried

    private final int resamples;
    private final double level;
    private final long seed;

    private Bootstrap(int resamples, double level, long seed) {
        this.resamples = resamples;
        this.level = level;
        this.seed = seed;
    }

    /** 2000 resamples, level 0.95, seed 0. */
    public static Bootstrap standard() {
        return new Bootstrap(2000, 0.95, 0);
    }

    /** Number of draws, at least 100; more make the ends of the interval steadier. */
    public Bootstrap resamples(int number) {
        if (number < 100) {
            throw new IllegalArgumentException("A bootstrap needs at least 100 resamples, but came " + number + ".");
        }
        return new Bootstrap(number, level, seed);
    }

    /** Part of the resamples within the interval, between 0 and 1; default 0.95. */
    public Bootstrap level(double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException(
                    "A confidence level lies between 0 and 1 (0.95, not 95), but came " + part + ".");
        }
        return new Bootstrap(resamples, part, seed);
    }

    /** Another seed gives other draws. */
    public Bootstrap seed(long other) {
        return new Bootstrap(resamples, level, other);
    }

    /**
     * The interval of a score.
     *
     * @param images what each image has to say; at least one
     * @param score of any list of images as long as this one; may be infinite, never NaN
     * @throws IllegalArgumentException when there is no image, or a score is NaN
     */
    public <T> ConfidenceInterval of(List<T> images, ToDoubleFunction<List<T>> score) {
        requireImages(images.size());
        double[] scores = new double[resamples];
        Random random = new Random(seed);
        for (int r = 0; r < resamples; r++) {
            scores[r] = score(score, drawn(images, draw(random, images.size())));
        }
        return interval(score(score, images), scores, images.size());
    }

    /**
     * The difference of two results over the same images, scored alike.
     *
     * @param first what each image has to say of the first result; at least one
     * @param second of the second result, in the same order of images
     * @param score of any list of images as long as these; finite
     * @throws IllegalArgumentException when the lists differ in length or are empty, or a score is not finite
     */
    public <T> PairedDifference compare(List<T> first, List<T> second, ToDoubleFunction<List<T>> score) {
        int n = first.size();
        requireImages(n);
        if (second.size() != n) {
            throw new IllegalArgumentException(
                    "Results are compared over the same images, but came " + n + " and " + second.size() + ".");
        }
        double ofFirst = requireFinite(score(score, first));
        double ofSecond = requireFinite(score(score, second));
        double[] differences = new double[resamples];
        Random random = new Random(seed);
        for (int r = 0; r < resamples; r++) {
            int[] draw = draw(random, n);
            differences[r] =
                    requireFinite(score(score, drawn(second, draw))) - requireFinite(score(score, drawn(first, draw)));
        }
        double p = probability(first, second, score, Math.abs(ofSecond - ofFirst));
        return new PairedDifference(ofFirst, ofSecond, interval(ofSecond - ofFirst, differences, n), p);
    }

    /** All exchanges where they are not more than the resamples; else random ones, the observed one counted with them. */
    private <T> double probability(List<T> first, List<T> second, ToDoubleFunction<List<T>> score, double observed) {
        int n = first.size();
        boolean exact = n <= MOST_EXACT && 1 << n <= resamples;
        int rounds = exact ? 1 << n : resamples;
        Random random = new Random(~seed);
        double limit = observed - 1e-12 * Math.max(1, observed); // equal up to rounding
        int asLarge = exact ? 0 : 1;
        for (int r = 0; r < rounds; r++) {
            List<T> one = new ArrayList<>(n);
            List<T> other = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                boolean exchange = exact ? (r >> i & 1) == 1 : random.nextBoolean();
                one.add(exchange ? second.get(i) : first.get(i));
                other.add(exchange ? first.get(i) : second.get(i));
            }
            asLarge += Math.abs(score(score, other) - score(score, one)) >= limit ? 1 : 0;
        }
        return (double) asLarge / (exact ? rounds : rounds + 1);
    }

    private static int[] draw(Random random, int n) {
        int[] draw = new int[n];
        for (int i = 0; i < n; i++) {
            draw[i] = random.nextInt(n);
        }
        return draw;
    }

    private static <T> List<T> drawn(List<T> images, int[] draw) {
        List<T> list = new ArrayList<>(draw.length);
        for (int i : draw) {
            list.add(images.get(i));
        }
        return list;
    }

    private static <T> double score(ToDoubleFunction<List<T>> score, List<T> images) {
        double value = score.applyAsDouble(images);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("The score of some images is NaN, and no interval holds that. Let it"
                    + " have a value where there is nothing to score.");
        }
        return value;
    }

    private static double requireFinite(double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The score of some images is infinite, and differences of such scores say"
                            + " nothing. Compare a score between 0 and 1 instead.");
        }
        return value;
    }

    private static void requireImages(int n) {
        if (n == 0) {
            throw new IllegalArgumentException("An interval needs at least one image, but came none.");
        }
    }

    private ConfidenceInterval interval(double score, double[] scores, int images) {
        Arrays.sort(scores);
        double tail = (1 - level) / 2;
        return new ConfidenceInterval(score, quantile(scores, tail), quantile(scores, 1 - tail), level, images);
    }

    /** With linear interpolation, numpy's default. */
    private static double quantile(double[] rising, double part) {
        double place = part * (rising.length - 1);
        int below = (int) place;
        double low = rising[below];
        double high = rising[Math.min(below + 1, rising.length - 1)];
        return low == high ? low : low + (place - below) * (high - low);
    }

    @Override
    public String toString() {
        return "Bootstrap of " + resamples + " resamples, level " + level + ", seed " + seed;
    }
}
