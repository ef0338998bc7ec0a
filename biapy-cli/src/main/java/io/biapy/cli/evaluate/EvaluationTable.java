package io.biapy.cli.evaluate;

import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.surface.ObjectSurfaces;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluations as one table: a row an image and threshold, then one a threshold for the means over images and for all objects pooled. */
public final class EvaluationTable {
    private EvaluationTable() {}

    /** Of several results the first column names the result. */
    public static ResultTable of(List<Evaluation> results) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Evaluation result : results) {
            String name = results.size() > 1 ? result.name() : "";
            for (int i = 0; i < result.images().size(); i++) {
                ImageEvaluation image = result.images().get(i);
                for (int k = 0; k < result.levels().size(); k++) {
                    Map<String, Object> row = row(
                            name,
                            "image",
                            image.name(),
                            result.levels().get(k).images().get(i),
                            image.partition().toMap(),
                            Evaluation.overlap(image));
                    if (!image.surfaces().isEmpty()) {
                        surfaces(row, image.surfaces().get(k));
                    }
                    image.boundary().ifPresent(score -> prefixed(row, "boundary_", score.toMap()));
                    image.cremi().ifPresent(score -> prefixed(row, "cremi_", score.toMap()));
                    rows.add(row);
                }
            }
            Map<String, Object> overlap = result.overlap();
            for (int k = 0; k < result.levels().size(); k++) {
                rows.add(sum(result, name, "by_image", k, result.levels().get(k).byImage(), overlap));
            }
            for (int k = 0; k < result.levels().size(); k++) {
                rows.add(sum(result, name, "pooled", k, result.levels().get(k).pooled(), overlap));
            }
        }
        return ResultTable.ofMaps(rows);
    }

    private static Map<String, Object> sum(
            Evaluation result, String name, String scope, int k, MatchingScore score, Map<String, Object> overlaps) {
        Map<String, Object> overlap = new LinkedHashMap<>();
        if (overlaps.get(scope) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> overlap.put(String.valueOf(key), value));
        }
        overlap.remove("left_out");
        Map<String, Object> row = row(name, scope, "", score, result.partition(), overlap);
        if (result.metrics().contains(Metric.SURFACE)) {
            surfaces(row, result.surfaces(k));
        }
        if (result.metrics().contains(Metric.BOUNDARY)) {
            prefixed(row, "boundary_", result.boundary());
        }
        if (result.metrics().contains(Metric.CREMI)) {
            prefixed(row, "cremi_", result.cremi());
        }
        return row;
    }

    private static Map<String, Object> row(
            String result,
            String scope,
            String name,
            MatchingScore score,
            Map<String, Object> partition,
            Map<String, Object> overlap) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (!result.isEmpty()) {
            row.put("result", result);
        }
        row.put("scope", scope);
        row.put("name", name);
        row.putAll(score.toMap());
        row.putAll(partition);
        prefixed(row, "overlap_", overlap);
        return row;
    }

    private static void surfaces(Map<String, Object> row, ObjectSurfaces surfaces) {
        prefixed(row, "surface_", surfaces.toMap());
    }

    private static void prefixed(Map<String, Object> row, String prefix, Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (!name.equals("left_out")) {
                row.put(name.startsWith(prefix) ? name : prefix + name, value);
            }
        });
    }
}
