package io.biapy.cli.evaluate;

import io.biapy.metrics.classwise.ClassMatchingScore;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An evaluation as maps and lists, for JSON. What is always there has the names of the command line's contract. */
final class EvaluationMap {
    private EvaluationMap() {}

    static Map<String, Object> of(Evaluation evaluation) {
        List<Map<String, Object>> images = new ArrayList<>();
        for (int i = 0; i < evaluation.images().size(); i++) {
            images.add(image(evaluation, i));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", images);
        all.put("by_image", byThreshold(evaluation, level -> level.byImage().toMap()));
        all.put("pooled", byThreshold(evaluation, level -> level.pooled().toMap()));
        all.put("mean_accuracy", evaluation.meanAccuracy());
        all.put("partition", evaluation.partition());
        all.put("overlap", evaluation.overlap());
        if (evaluation.metrics().contains(Metric.SURFACE)) {
            Map<String, Object> surfaces = new LinkedHashMap<>();
            for (int k = 0; k < evaluation.levels().size(); k++) {
                surfaces.put(
                        evaluation.levels().get(k).key(), evaluation.surfaces(k).toMap());
            }
            all.put("surface", surfaces);
        }
        if (evaluation.metrics().contains(Metric.BOUNDARY)) {
            all.put("boundary", evaluation.boundary());
        }
        if (evaluation.metrics().contains(Metric.CREMI)) {
            all.put("cremi", evaluation.cremi());
        }
        if (evaluation.hasClasses()) {
            all.put("classes", byThreshold(evaluation, level -> classes(evaluation.classes(level.threshold()))));
        }
        evaluation.averagePrecision().ifPresent(ap -> all.put("average_precision", ap.toMap()));
        evaluation.intervals().ifPresent(intervals -> all.put("intervals", intervals.toMap()));
        return all;
    }

    private static Map<String, Object> image(Evaluation evaluation, int i) {
        ImageEvaluation image = evaluation.images().get(i);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", image.name());
        entry.put(
                "thresholds",
                byThreshold(evaluation, level -> level.images().get(i).toMap()));
        entry.put("partition", image.partition().toMap());
        entry.put("overlap", Evaluation.overlap(image));
        entry.put("volume", image.volume());
        if (!image.surfaces().isEmpty()) {
            Map<String, Object> surfaces = new LinkedHashMap<>();
            for (int k = 0; k < evaluation.levels().size(); k++) {
                surfaces.put(
                        evaluation.levels().get(k).key(),
                        image.surfaces().get(k).toMap());
            }
            entry.put("surface", surfaces);
        }
        image.boundary().ifPresent(score -> entry.put("boundary", score.toMap()));
        image.cremi().ifPresent(score -> entry.put("cremi", score.toMap()));
        image.worst().ifPresent(table -> entry.put("worst", rows(table)));
        return entry;
    }

    private static Map<String, Object> byThreshold(Evaluation evaluation, Function<Level, Object> value) {
        Map<String, Object> map = new LinkedHashMap<>();
        evaluation.levels().forEach(level -> map.put(level.key(), value.apply(level)));
        return map;
    }

    private static Map<String, Object> classes(ClassMatchingScore score) {
        Map<String, Object> map = new LinkedHashMap<>();
        score.classes().forEach((c, one) -> map.put(String.valueOf(c), one.toMap()));
        map.put("mean", score.mean().toMap());
        return map;
    }

    /** A table as a list of objects. */
    static List<Map<String, Object>> rows(ResultTable table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> cells : table.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < cells.size(); c++) {
                row.put(table.columns().get(c).name(), cells.get(c));
            }
            rows.add(row);
        }
        return rows;
    }
}
