package io.biapy.cli;

import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All images' scores: as a JSON object or as a table of rows. Immutable. */
final class Evaluation {
    /** Every image's score at one threshold, in the order of the images, and their two sums. */
    record Level(double threshold, List<ImageScore> images, MatchingScore byImage, MatchingScore pooled) {
        private static Level of(DataSetMatching matching, double threshold) {
            return new Level(
                    threshold,
                    List.copyOf(matching.images(threshold).values()),
                    matching.byImage(threshold),
                    matching.pooled(threshold));
        }

        /** As JSON names it: "0.5". */
        String key() {
            return String.valueOf(threshold);
        }
    }

    private final List<ImageEvaluation> images;
    private final List<Level> levels;

    Evaluation(List<ImageEvaluation> images, double[] thresholds) {
        this.images = List.copyOf(images);
        DataSetMatching matching = new DataSetMatching();
        images.forEach(image -> matching.add(image.name(), image.matching()));
        this.levels =
                Arrays.stream(thresholds).mapToObj(t -> Level.of(matching, t)).toList();
    }

    List<ImageEvaluation> images() {
        return images;
    }

    List<Level> levels() {
        return levels;
    }

    /** {@code {"images": [...], "by_image": {...}, "pooled": {...}, "partition": {...}}}; thresholds are keys such as "0.5". */
    Map<String, Object> toMap() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            ImageEvaluation image = images.get(i);
            Map<String, Object> thresholds = new LinkedHashMap<>();
            for (Level level : levels) {
                thresholds.put(level.key(), level.images().get(i).toMap());
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", image.name());
            entry.put("thresholds", thresholds);
            entry.put("partition", image.partition().toMap());
            entry.put("volume", image.volume());
            list.add(entry);
        }
        Map<String, Object> byImage = new LinkedHashMap<>();
        Map<String, Object> pooled = new LinkedHashMap<>();
        for (Level level : levels) {
            byImage.put(level.key(), level.byImage().toMap());
            pooled.put(level.key(), level.pooled().toMap());
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", list);
        all.put("by_image", byImage);
        all.put("pooled", pooled);
        all.put("partition", partition());
        return all;
    }

    /** The mean of each partition score over the images; voxels are added up. */
    Map<String, Object> partition() {
        Map<String, Object> mean = new LinkedHashMap<>(images.get(0).partition().toMap());
        mean.replaceAll((name, first) -> first instanceof Double ? (Object) mean(name) : first);
        mean.put(
                "voxels",
                images.stream().mapToLong(image -> image.partition().voxels()).sum());
        return mean;
    }

    private double mean(String name) {
        double sum = 0;
        for (ImageEvaluation image : images) {
            Object value = image.partition().toMap().get(name);
            sum += value instanceof Double number ? number : 0;
        }
        return sum / images.size();
    }

    /** A row an image and threshold, then one a threshold for the means over images and for all objects pooled. */
    ResultTable table() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            for (Level level : levels) {
                rows.add(row(
                        "image",
                        images.get(i).name(),
                        level.images().get(i),
                        images.get(i).partition().toMap()));
            }
        }
        levels.forEach(level -> rows.add(row("by_image", "", level.byImage(), partition())));
        levels.forEach(level -> rows.add(row("pooled", "", level.pooled(), partition())));
        return ResultTable.ofMaps(rows);
    }

    private static Map<String, Object> row(
            String scope, String name, MatchingScore score, Map<String, Object> partition) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("scope", scope);
        row.put("name", name);
        row.putAll(score.toMap());
        row.putAll(partition);
        return row;
    }

    @Override
    public String toString() {
        return EvaluationText.of(this);
    }
}
