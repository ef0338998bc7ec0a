package io.biapy.cli.evaluate;

import io.biapy.metrics.comparison.Measure;
import io.biapy.metrics.comparison.ResultComparison;
import io.biapy.metrics.comparison.Summary;
import io.biapy.metrics.interval.Bootstrap;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Thresholds;
import io.biapy.metrics.plot.LinePlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Several results of the same images side by side, by one measure. Immutable. */
public final class ComparedResults {
    private final List<Evaluation> results;
    private final Measure measure;
    private final Summary summary;
    private final ResultComparison comparison;

    /** @param bootstrap how intervals and differences are made */
    public ComparedResults(List<Evaluation> results, Measure measure, Summary summary, Bootstrap bootstrap) {
        this.results = List.copyOf(results);
        this.measure = measure;
        this.summary = summary;
        Map<String, DataSetMatching> matchings = new LinkedHashMap<>();
        results.forEach(result -> matchings.put(result.name(), result.matching()));
        double[] thresholds = results.get(0).levels().stream()
                .mapToDouble(Level::threshold)
                .sorted()
                .toArray();
        this.comparison = ResultComparison.of(matchings)
                .summary(summary)
                .bootstrap(bootstrap)
                .thresholds(thresholds);
    }

    /** The measure against thresholds of 0.05, 0.1, ... 0.95, a line a result. */
    public LinePlot plot(boolean intervals) {
        ResultComparison fine = comparison.thresholds(Thresholds.percent(5, 95, 5));
        return intervals ? fine.plotWithIntervals(measure) : fine.plot(measure);
    }

    /** The first result by the command line's contract; of several {@code results} has all, and {@code comparison} their scores. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(results.get(0).toMap());
        if (results.size() > 1) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (Evaluation result : results) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", result.name());
                one.putAll(result.toMap());
                all.add(one);
            }
            map.put("results", all);
            Map<String, Object> side = new LinkedHashMap<>();
            side.put("measure", measure.name().toLowerCase(Locale.ROOT));
            side.put("summary", summary.name().toLowerCase(Locale.ROOT));
            side.put("scores", EvaluationMap.rows(comparison.toTable(measure)));
            side.put("differences", EvaluationMap.rows(comparison.differences(measure)));
            map.put("comparison", side);
        }
        return map;
    }

    @Override
    public String toString() {
        if (results.size() == 1) {
            return results.get(0).toString();
        }
        StringBuilder text = new StringBuilder();
        results.forEach(result -> text.append("== ")
                .append(result.name())
                .append('\n')
                .append(result)
                .append("\n\n"));
        String over = summary == Summary.POOLED ? "all objects pooled" : "mean over images";
        text.append("== Side by side: ")
                .append(measure.label())
                .append(", ")
                .append(over)
                .append('\n');
        text.append(comparison.toTable(measure));
        text.append("\nDifferences over the same images, with intervals by bootstrap and p by permutation:\n");
        return text.append(comparison.differences(measure)).toString().stripTrailing();
    }
}
