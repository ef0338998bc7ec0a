package io.biapy.metrics.comparison;

import io.biapy.metrics.interval.Bootstrap;
import io.biapy.metrics.interval.ConfidenceInterval;
import io.biapy.metrics.interval.PairedDifference;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.plot.LinePlot;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Several results of the same images, side by side. Immutable: each option gives a new one. Safe for several threads, if nobody adds to the
 * data sets meanwhile.
 *
 * <pre>{@code
 * ResultComparison both = ResultComparison.of(Map.of("U-Net", unet, "StarDist", stardist)).thresholds(0.5, 0.7, 0.9);
 * System.out.println(both.toTable(Measure.F1));
 * Files.writeString(Path.of("f1.svg"), both.plot(Measure.F1).toSvg());
 * }</pre>
 */
public final class ResultComparison {
    private final Map<String, DataSetMatching> results;
    private final double[] thresholds;
    private final Summary summary;
    private final Bootstrap bootstrap;

    private ResultComparison(
            Map<String, DataSetMatching> results, double[] thresholds, Summary summary, Bootstrap bootstrap) {
        this.results = results;
        this.thresholds = thresholds;
        this.summary = summary;
        this.bootstrap = bootstrap;
    }

    /**
     * Compares results at the thresholds 0.1, 0.2, ... 0.9, pooled over objects.
     *
     * @param results by name; the order of the map is that of lines and rows
     * @throws IllegalArgumentException when there is no result, or they are of different images
     */
    public static ResultComparison of(Map<String, DataSetMatching> results) {
        Map<String, DataSetMatching> copy = new LinkedHashMap<>(results);
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("A comparison needs at least one result, but came none.");
        }
        Map.Entry<String, DataSetMatching> first = copy.entrySet().iterator().next();
        Set<String> images = first.getValue().images(1).keySet();
        copy.forEach((name, matching) -> {
            Set<String> others = matching.images(1).keySet();
            if (!others.equals(images)) {
                throw new IllegalArgumentException("Results are compared over the same images, but " + first.getKey()
                        + " has " + images + " and " + name + " has " + others + ".");
            }
        });
        double[] tenths = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        return new ResultComparison(Collections.unmodifiableMap(copy), tenths, Summary.POOLED, Bootstrap.standard());
    }

    /** Other thresholds, rising. */
    public ResultComparison thresholds(double... rising) {
        if (rising.length == 0) {
            throw new IllegalArgumentException("A comparison needs at least one threshold, but came none.");
        }
        for (int i = 1; i < rising.length; i++) {
            if (!(rising[i] > rising[i - 1])) {
                throw new IllegalArgumentException(
                        "Thresholds rise, but " + rising[i] + " came after " + rising[i - 1] + ".");
            }
        }
        return new ResultComparison(results, rising.clone(), summary, bootstrap);
    }

    /** How images become one score; default {@link Summary#POOLED}. */
    public ResultComparison summary(Summary other) {
        return new ResultComparison(results, thresholds, other, bootstrap);
    }

    /** How intervals are made; default {@link Bootstrap#standard()}. */
    public ResultComparison bootstrap(Bootstrap other) {
        return new ResultComparison(results, thresholds, summary, other);
    }

    /** One row a threshold, one column a result. */
    public ResultTable toTable(Measure measure) {
        ResultTable.Builder table = ResultTable.builder().number("threshold");
        results.keySet().forEach(table::number);
        for (double threshold : thresholds) {
            List<Object> row = new ArrayList<>(List.of(threshold));
            results.values().forEach(result -> row.add(value(result, threshold, measure)));
            table.row(row.toArray());
        }
        return table.build();
    }

    /** One row a result and threshold, with the interval of its score: {@code result, threshold, score, low, high}. */
    public ResultTable intervals(Measure measure) {
        ResultTable.Builder table = ResultTable.builder()
                .text("result")
                .number("threshold")
                .number("score")
                .number("low")
                .number("high");
        results.forEach((name, result) -> {
            for (double threshold : thresholds) {
                ConfidenceInterval i = interval(result, threshold, measure);
                table.row(name, threshold, i.score(), i.low(), i.high());
            }
        });
        return table.build();
    }

    /**
     * Every further result against the first, over the same images: {@code result, threshold, difference, low, high, p}; a positive
     * difference means better than the first.
     */
    public ResultTable differences(Measure measure) {
        ResultTable.Builder table = ResultTable.builder()
                .text("result")
                .text("against")
                .number("threshold")
                .number("difference")
                .number("low")
                .number("high")
                .number("p");
        String first = results.keySet().iterator().next();
        results.keySet().stream().skip(1).forEach(name -> {
            for (double threshold : thresholds) {
                PairedDifference d = difference(first, name, threshold, measure);
                ConfidenceInterval i = d.difference();
                table.row(name, first, threshold, i.score(), i.low(), i.high(), d.p());
            }
        });
        return table.build();
    }

    /**
     * One result against another at one threshold.
     *
     * @throws IllegalArgumentException when there is no result of such a name
     */
    public PairedDifference difference(String first, String second, double threshold, Measure measure) {
        Map<String, ImageScore> ofFirst = result(first).images(threshold);
        Map<String, ImageScore> ofSecond = result(second).images(threshold);
        List<ImageScore> inOrder = ofFirst.keySet().stream().map(ofSecond::get).toList();
        return bootstrap.compare(List.copyOf(ofFirst.values()), inOrder, images -> measure.of(summary.of(images)));
    }

    private DataSetMatching result(String name) {
        DataSetMatching result = results.get(name);
        if (result == null) {
            throw new IllegalArgumentException("No result is called " + name + "; there are " + results.keySet() + ".");
        }
        return result;
    }

    /** The measure against the threshold, a line a result. */
    public LinePlot plot(Measure measure) {
        return plot(measure, false);
    }

    /** As {@link #plot(Measure)} with a band for the confidence interval of each score. */
    public LinePlot plotWithIntervals(Measure measure) {
        return plot(measure, true);
    }

    private LinePlot plot(Measure measure, boolean bands) {
        String over = summary == Summary.POOLED ? "all objects pooled" : "mean over images";
        LinePlot plot = LinePlot.of(
                String.format(Locale.ROOT, "%s against threshold (%s)", measure.label(), over),
                "threshold of a match",
                measure.label());
        for (Map.Entry<String, DataSetMatching> result : results.entrySet()) {
            double[] y = new double[thresholds.length];
            double[] low = new double[thresholds.length];
            double[] high = new double[thresholds.length];
            for (int k = 0; k < thresholds.length; k++) {
                if (bands) {
                    ConfidenceInterval i = interval(result.getValue(), thresholds[k], measure);
                    y[k] = i.score();
                    low[k] = i.low();
                    high[k] = i.high();
                } else {
                    y[k] = value(result.getValue(), thresholds[k], measure);
                    low[k] = y[k];
                    high[k] = y[k];
                }
            }
            plot = plot.line(result.getKey(), thresholds, y, low, high);
        }
        return plot;
    }

    private double value(DataSetMatching result, double threshold, Measure measure) {
        return measure.of(summary.of(List.copyOf(result.images(threshold).values())));
    }

    private ConfidenceInterval interval(DataSetMatching result, double threshold, Measure measure) {
        return bootstrap.of(List.copyOf(result.images(threshold).values()), images -> measure.of(summary.of(images)));
    }

    @Override
    public String toString() {
        return "Comparison of " + results.keySet() + ", F1 by threshold:\n" + toTable(Measure.F1);
    }
}
