package io.biapy.core.normalize;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Makes the intensities of images comparable, channel by channel: clip, then scale, as BiaPy's {@code normalize_image}. A channel of zeros and
 * ones only stays as it is. Statistics are the image's own unless given. Immutable, safe for several threads.
 */
public final class Normalization {
    private static final double LEAST_DIVISOR = 1e-6;

    private final Scaling scaling;
    private final Bound lower;
    private final Bound upper;
    private final List<Double> mean;
    private final List<Double> deviation;
    private final boolean tensorStatistics;

    private Normalization(
            Scaling scaling,
            Bound lower,
            Bound upper,
            List<Double> mean,
            List<Double> deviation,
            boolean tensorStatistics) {
        this.scaling = scaling;
        this.lower = lower;
        this.upper = upper;
        this.mean = mean;
        this.deviation = deviation;
        this.tensorStatistics = tensorStatistics;
    }

    private static Normalization of(Scaling scaling) {
        return new Normalization(scaling, Bound.NONE, Bound.NONE, List.of(), List.of(), false);
    }

    /** Division by the type's range: 255, 65535 where a value passes 255, 1 where none passes 1. */
    public static Normalization divide() {
        return of(Scaling.DIVIDE);
    }

    /** Least value to 0, most to 1. */
    public static Normalization scaleRange() {
        return of(Scaling.SCALE_RANGE);
    }

    /** Mean to 0, standard deviation to 1 (the default of BiaPy and of this library). */
    public static Normalization zeroMeanUnitVariance() {
        return of(Scaling.ZERO_MEAN_UNIT_VARIANCE);
    }

    /** Clips at these percentiles of the channel first, each above 0 and below 100, linearly interpolated. */
    public Normalization clipPercentiles(double least, double most) {
        return clip(Bound.percentile(least), Bound.percentile(most));
    }

    /** Clips below at a percentile only. */
    public Normalization clipBelowPercentile(double q) {
        return clip(Bound.percentile(q), upper);
    }

    /** Clips above at a percentile only. */
    public Normalization clipAbovePercentile(double q) {
        return clip(lower, Bound.percentile(q));
    }

    /** Clips below at these values, one for all channels or one each. */
    public Normalization clipBelow(double... perChannel) {
        return clip(Bound.values(perChannel), upper);
    }

    /** Clips above at these values, one for all channels or one each. */
    public Normalization clipAbove(double... perChannel) {
        return clip(lower, Bound.values(perChannel));
    }

    private Normalization clip(Bound least, Bound most) {
        return new Normalization(scaling, least, most, mean, deviation, tensorStatistics);
    }

    /** These means instead of the image's own, one for all channels or one each. */
    public Normalization withMean(double... perChannel) {
        List<Double> given = DoubleStream.of(perChannel).boxed().toList();
        return new Normalization(scaling, lower, upper, given, deviation, tensorStatistics);
    }

    /** These standard deviations instead of the image's own, one for all channels or one each. */
    public Normalization withDeviation(double... perChannel) {
        List<Double> given = DoubleStream.of(perChannel).boxed().toList();
        return new Normalization(scaling, lower, upper, mean, given, tensorStatistics);
    }

    /** Statistics as BiaPy computes them on torch tensors: percentiles of the nearest rank, deviation with n - 1. For bioimage.io models. */
    public Normalization withTensorStatistics() {
        return new Normalization(scaling, lower, upper, mean, deviation, true);
    }

    /** The normalised image; values that are no finite numbers are refused with their place. */
    public FloatImage apply(FloatImage image) {
        return measure(image).applyTo(image);
    }

    /** Statistics of one image, to apply to it or to others. */
    public NormalizationInfo measure(FloatImage image) {
        FiniteValues.check(image);
        List<ChannelScale> channels = new ArrayList<>();
        for (int c = 0; c < image.channels(); c++) {
            channels.add(channel(image, c));
        }
        return new NormalizationInfo(scaling, image.pixelType(), channels);
    }

    /** The same, to the same bits, of an image that need not fit into memory: it is read two to eight times, in rising order. */
    public NormalizationInfo measure(ImageSource image, Cancellation cancellation) {
        List<ChannelScale> channels = new ArrayList<>();
        for (int c = 0; c < image.channels(); c++) {
            channels.add(streamed(new StreamedChannel(image, c, cancellation), c));
        }
        return new NormalizationInfo(scaling, image.pixelType(), channels);
    }

    private ChannelScale streamed(StreamedChannel values, int c) {
        boolean clips = lower.kind() != Bound.Kind.NONE || upper.kind() != Bound.Kind.NONE;
        if (values.isBinary()) {
            OptionalDouble none = OptionalDouble.empty();
            return ChannelScale.identity(clips ? OptionalDouble.of(0) : none, clips ? OptionalDouble.of(1) : none);
        }
        OptionalDouble least = bound(lower, values, c);
        OptionalDouble most = bound(upper, values, c);
        values.clip(least.orElse(Double.NEGATIVE_INFINITY), most.orElse(Double.POSITIVE_INFINITY), clips);
        if (scaling == Scaling.ZERO_MEAN_UNIT_VARIANCE) {
            double measured = values.mean();
            double m = given(mean, c).orElse(measured);
            long divisor = tensorStatistics ? Math.max(1, values.count() - 1) : values.count();
            OptionalDouble known = given(deviation, c);
            double sd = known.isPresent() ? known.getAsDouble() : values.deviation(measured, divisor);
            return new ChannelScale(least, most, m, Math.max(sd, LEAST_DIVISOR), sd);
        }
        return range(values.low(), values.high(), least, most);
    }

    private OptionalDouble bound(Bound bound, StreamedChannel values, int channel) {
        return switch (bound.kind()) {
            case NONE -> OptionalDouble.empty();
            case VALUE -> OptionalDouble.of(bound.value(channel));
            case PERCENTILE -> OptionalDouble.of(values.percentile(bound.value(channel), tensorStatistics));
        };
    }

    private ChannelScale channel(FloatImage image, int c) {
        int n = image.extent().voxels();
        int from = c * n;
        float[] v = image.data();
        OptionalDouble least = OptionalDouble.empty();
        OptionalDouble most = OptionalDouble.empty();
        boolean binary = StatisticsKernel.isBinary(v, from, n);
        if (lower.kind() != Bound.Kind.NONE || upper.kind() != Bound.Kind.NONE) {
            float[] sorted = StatisticsKernel.sorted(v, from, n);
            least = binary ? OptionalDouble.of(0) : bound(lower, sorted, c);
            most = binary ? OptionalDouble.of(1) : bound(upper, sorted, c);
            v = java.util.Arrays.copyOfRange(v, from, from + n);
            from = 0;
            StatisticsKernel.clip(
                    v, 0, n, least.orElse(Double.NEGATIVE_INFINITY), most.orElse(Double.POSITIVE_INFINITY));
        }
        return binary ? ChannelScale.identity(least, most) : scale(v, from, n, c, least, most);
    }

    private OptionalDouble bound(Bound bound, float[] sorted, int channel) {
        return switch (bound.kind()) {
            case NONE -> OptionalDouble.empty();
            case VALUE -> OptionalDouble.of(bound.value(channel));
            case PERCENTILE ->
                OptionalDouble.of(StatisticsKernel.percentile(sorted, bound.value(channel), tensorStatistics));
        };
    }

    private ChannelScale scale(float[] v, int from, int n, int c, OptionalDouble least, OptionalDouble most) {
        if (scaling == Scaling.ZERO_MEAN_UNIT_VARIANCE) {
            double measured = StatisticsKernel.mean(v, from, n);
            double m = given(mean, c).orElse(measured);
            int divisor = tensorStatistics ? Math.max(1, n - 1) : n;
            double sd = given(deviation, c).orElse(StatisticsKernel.deviation(v, from, n, measured, divisor));
            return new ChannelScale(least, most, m, Math.max(sd, LEAST_DIVISOR), sd);
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            low = Math.min(low, v[i]);
            high = Math.max(high, v[i]);
        }
        return range(low, high, least, most);
    }

    private ChannelScale range(float low, float high, OptionalDouble least, OptionalDouble most) {
        if (scaling == Scaling.SCALE_RANGE) {
            return new ChannelScale(
                    least, most, low, Math.max((double) high - low, LEAST_DIVISOR), (double) high - low);
        }
        double divisor = high > 255 ? 65535 : high > 1 ? 255 : 1;
        return new ChannelScale(least, most, 0, divisor, divisor);
    }

    private static OptionalDouble given(List<Double> values, int channel) {
        return values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.get(values.size() == 1 ? 0 : channel));
    }

    /** Reads what {@link #toString()} wrote. */
    public static Normalization parse(String text) {
        try {
            String[] parts = text.split(" ", -1);
            Normalization result = null;
            for (Scaling s : Scaling.values()) {
                result = s.code().equals(parts[0]) ? of(s) : result;
            }
            if (result == null) {
                throw new InputException("Unknown normalisation \"" + parts[0]
                        + "\"; known are div, scale_range and zero_mean_unit_variance.");
            }
            for (int i = 1; i < parts.length; i++) {
                result = result.with(parts[i]);
            }
            return result;
        } catch (NumberFormatException e) {
            throw new InputException("Normalisation \"" + text + "\": a number cannot be read.", e);
        }
    }

    private Normalization with(String option) {
        int at = option.indexOf('=');
        String key = at < 0 ? option : option.substring(0, at);
        String value = at < 0 ? "" : option.substring(at + 1);
        return switch (key) {
            case "lower" -> clip(Bound.parse(value), upper);
            case "upper" -> clip(lower, Bound.parse(value));
            case "mean" -> withMean(numbers(value));
            case "std" -> withDeviation(numbers(value));
            case "tensor" -> withTensorStatistics();
            default ->
                throw new InputException("Unknown option \"" + key
                        + "\" of a normalisation; known are lower, upper, mean, std, tensor.");
        };
    }

    private static double[] numbers(String text) {
        return Bound.parse(text).values().stream().mapToDouble(d -> d).toArray();
    }

    /** One line that {@link #parse(String)} reads, for example {@code zero_mean_unit_variance lower=1.0% upper=99.0%}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scaling.code());
        option(text, "lower", lower.toString());
        option(text, "upper", upper.toString());
        option(text, "mean", String.join(":", mean.stream().map(String::valueOf).toList()));
        option(
                text,
                "std",
                String.join(":", deviation.stream().map(String::valueOf).toList()));
        return tensorStatistics ? text.append(" tensor").toString() : text.toString();
    }

    private static void option(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(' ').append(key).append('=').append(value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalization n && n.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
