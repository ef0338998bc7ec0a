package io.biapy.cli.evaluate;

import io.biapy.metrics.comparison.Measure;
import io.biapy.metrics.comparison.Summary;
import io.biapy.metrics.interval.Bootstrap;
import io.biapy.metrics.interval.ConfidenceInterval;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Confidence intervals of the main scores. Immutable. */
final class Intervals {
    private static final List<Measure> MEASURES =
            List.of(Measure.PRECISION, Measure.RECALL, Measure.F1, Measure.ACCURACY, Measure.PANOPTIC_QUALITY);

    private record Entry(String threshold, String summary, String measure, ConfidenceInterval interval) {}

    private final List<Entry> entries;

    private Intervals(List<Entry> entries) {
        this.entries = entries;
    }

    static Intervals of(Bootstrap bootstrap, List<Level> levels, List<ImageEvaluation> images) {
        List<Entry> entries = new ArrayList<>();
        for (Level level : levels) {
            for (Summary summary : Summary.values()) {
                for (Measure measure : MEASURES) {
                    entries.add(new Entry(
                            level.key(),
                            summary.name().toLowerCase(Locale.ROOT),
                            measure.name().toLowerCase(Locale.ROOT),
                            bootstrap.of(level.images(), list -> measure.of(summary.of(list)))));
                }
            }
        }
        entries.add(
                partition(bootstrap, images, "voi", image -> image.partition().voi()));
        entries.add(
                partition(bootstrap, images, "arand", image -> image.partition().adaptedRandError()));
        return new Intervals(List.copyOf(entries));
    }

    private static Entry partition(
            Bootstrap bootstrap, List<ImageEvaluation> images, String name, ToDoubleFunction<ImageEvaluation> score) {
        return new Entry("partition", "by_image", name, bootstrap.of(images, list -> list.stream()
                .mapToDouble(score)
                .average()
                .orElseThrow()));
    }

    /** {@code {"0.5": {"pooled": {"f1": {"score", "low", "high", ...}}, "by_image": {...}}, "partition": {"by_image": {"voi": ...}}}}. */
    Map<String, Object> toMap() {
        Map<String, Map<String, Map<String, Object>>> map = new LinkedHashMap<>();
        for (Entry e : entries) {
            map.computeIfAbsent(e.threshold(), k -> new LinkedHashMap<>())
                    .computeIfAbsent(e.summary(), k -> new LinkedHashMap<>())
                    .put(e.measure(), e.interval().toMap());
        }
        return new LinkedHashMap<>(map);
    }

    ResultTable table() {
        ResultTable.Builder table = ResultTable.builder()
                .text("at")
                .text("over")
                .text("score")
                .number("value")
                .number("low")
                .number("high");
        for (Entry e : entries) {
            ConfidenceInterval i = e.interval();
            table.row(e.threshold(), e.summary(), e.measure(), i.score(), i.low(), i.high());
        }
        return table.build();
    }

    ConfidenceInterval first() {
        return entries.get(0).interval();
    }
}
