package io.biapy.metrics.point;

import io.biapy.metrics.table.ResultTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables that say point by point what was found, by BiaPy's file and column names: {@code NAME_pred_KIND_locations_gt_assoc.csv} (one row
 * a true point: {@code gt_id, pred_id, distance, tag, axis-0..2, pred_axis-0..2}, with {@code gt_class} and {@code pred_class} where there
 * are classes) and {@code NAME_pred_KIND_locations_fp.csv}. Beside a true point without a found one stand {@code pred_id} -1, {@code distance} -1
 * and coordinates 0.
 */
public final class PointFiles {
    private PointFiles() {}

    /** What became of every true point. */
    public static ResultTable associations(ImagePointScore score) {
        Points truth = score.truth();
        Points found = score.found();
        Optional<int[]> classes = truth.classes().filter(c -> found.classes().isPresent());
        ResultTable.Builder table = ResultTable.builder()
                .integer("gt_id")
                .integer("pred_id")
                .number("distance")
                .text("tag");
        axes(table, "");
        classes.ifPresent(c -> table.integer("gt_class"));
        axes(table, "pred_");
        classes.ifPresent(c -> table.integer("pred_class"));
        for (PointAssociation a : score.associations()) {
            int f = a.found().orElse(-1);
            List<Object> row = new ArrayList<>(List.of(
                    truth.id(a.truth()),
                    f < 0 ? -1L : found.id(f),
                    a.distance().orElse(-1),
                    a.tag().name()));
            for (int axis = 0; axis < 3; axis++) {
                row.add(truth.at(a.truth(), axis));
            }
            classes.ifPresent(c -> row.add(c[a.truth()]));
            for (int axis = 0; axis < 3; axis++) {
                row.add(f < 0 ? 0.0 : found.at(f, axis));
            }
            classes.ifPresent(c -> row.add(f < 0 ? -1 : found.classes().orElseThrow()[f]));
            table.row(row.toArray());
        }
        return table.build();
    }

    /** The found points without a match; as BiaPy none where there is no true point, if its form is asked for. */
    public static ResultTable falsePositives(ImagePointScore score) {
        Points found = score.found();
        Optional<int[]> classes =
                found.classes().filter(c -> score.truth().classes().isPresent());
        ResultTable.Builder table = ResultTable.builder().integer("pred_id");
        axes(table, "");
        table.text("tag");
        classes.ifPresent(c -> table.integer("pred_class"));
        boolean none = score.isCompatibleWithBiapy() && score.truth().size() == 0;
        for (int k = 0; k < score.falsePositives().size() && !none; k++) {
            int f = score.falsePositives().get(k);
            List<Object> row = new ArrayList<>(List.of(
                    found.id(f),
                    found.at(f, 0),
                    found.at(f, 1),
                    found.at(f, 2),
                    score.falsePositiveTags().get(k).name()));
            classes.ifPresent(c -> row.add(c[f]));
            table.row(row.toArray());
        }
        return table.build();
    }

    private static void axes(ResultTable.Builder table, String prefix) {
        for (int axis = 0; axis < 3; axis++) {
            table.number(prefix + "axis-" + axis);
        }
    }

    /**
     * Writes both tables; files of an earlier run are replaced.
     *
     * @param folder an existing folder
     * @param image name of the image
     * @param kind what the points are, for example {@code pre}, {@code post} or {@code cleft}
     * @return the two files
     * @throws java.io.UncheckedIOException when a file cannot be written; its message names the file
     */
    public static List<Path> write(Path folder, String image, String kind, ImagePointScore score) {
        String stem = image + "_pred_" + kind + "_locations_";
        Path associations = folder.resolve(stem + "gt_assoc.csv");
        Path falsePositives = folder.resolve(stem + "fp.csv");
        associations(score).writeCsv(associations);
        falsePositives(score).writeCsv(falsePositives);
        return List.of(associations, falsePositives);
    }
}
