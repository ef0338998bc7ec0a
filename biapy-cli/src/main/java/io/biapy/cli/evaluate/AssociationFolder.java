package io.biapy.cli.evaluate;

import io.biapy.metrics.matching.AssociationFiles;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.table.ResultTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables that BiaPy writes, by its names: who was matched with whom, two an image and threshold, and {@code test_results_metrics.csv} with
 * a row an image and columns such as {@code 0.5 TH f1}. Where surfaces were compared, also {@code NAME_th_0.5_surfaces.csv}.
 */
public final class AssociationFolder {
    private static final List<String> BIAPY = List.of(
            "fp",
            "tp",
            "fn",
            "precision",
            "recall",
            "accuracy",
            "f1",
            "n_true",
            "n_pred",
            "mean_true_score",
            "mean_matched_score",
            "panoptic_quality");

    private AssociationFolder() {}

    /** Writes them into a folder that exists; files of these names are replaced. */
    public static void write(Path folder, Evaluation evaluation) {
        for (int k = 0; k < evaluation.levels().size(); k++) {
            Level level = evaluation.levels().get(k);
            for (int i = 0; i < level.images().size(); i++) {
                ImageEvaluation image = evaluation.images().get(i);
                AssociationFiles.write(folder, image.name(), level.images().get(i));
                if (!image.surfaces().isEmpty()) {
                    image.surfaces()
                            .get(k)
                            .toTable()
                            .writeCsv(folder.resolve(image.name() + "_th_" + level.key() + "_surfaces.csv"));
                }
            }
        }
        results(evaluation).writeCsv(folder.resolve("test_results_metrics.csv"));
    }

    private static ResultTable results(Evaluation evaluation) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < evaluation.images().size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(
                    "file",
                    String.valueOf(
                            evaluation.images().get(i).pair().found().path().getFileName()));
            for (Level level : evaluation.levels()) {
                ImageScore score = level.images().get(i);
                Map<String, Object> values = score.toMap();
                BIAPY.forEach(name -> row.put(level.key() + " TH " + name, values.get(name)));
            }
            rows.add(row);
        }
        return ResultTable.ofMaps(rows);
    }
}
