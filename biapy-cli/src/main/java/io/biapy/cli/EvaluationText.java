package io.biapy.cli;

import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An evaluation for people: a line an image, then two lines a threshold, then the partition. */
final class EvaluationText {
    private static final int MOST_IMAGES = 100;

    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        String images = images(evaluation).toString();
        int more = evaluation.images().size() - MOST_IMAGES;
        return images
                + (more > 0 ? "and " + more + " more images (--out writes all)\n" : "")
                + "\n" + sums(evaluation) + "\n" + partition(evaluation.partition());
    }

    private static ResultTable images(Evaluation evaluation) {
        List<Evaluation.Level> levels = evaluation.levels();
        ResultTable.Builder table =
                ResultTable.builder().text("image").integer("true").integer("found");
        levels.forEach(level -> table.number("accuracy@" + level.key()));
        levels.forEach(level -> table.number("F1@" + level.key()));
        for (int i = 0; i < Math.min(MOST_IMAGES, evaluation.images().size()); i++) {
            ImageEvaluation image = evaluation.images().get(i);
            List<Object> cells = new ArrayList<>();
            cells.add(image.name());
            cells.add(image.overlaps().truths());
            cells.add(image.overlaps().founds());
            for (Evaluation.Level level : levels) {
                cells.add(level.images().get(i).accuracy());
            }
            for (Evaluation.Level level : levels) {
                cells.add(level.images().get(i).f1());
            }
            table.row(cells.toArray());
        }
        return table.build();
    }

    private static ResultTable sums(Evaluation evaluation) {
        ResultTable.Builder table = ResultTable.builder()
                .text("IoU")
                .text("over")
                .integer("tp")
                .integer("fp")
                .integer("fn")
                .number("precision")
                .number("recall")
                .number("F1")
                .number("accuracy")
                .number("panoptic quality");
        for (Evaluation.Level level : evaluation.levels()) {
            table.row(cells(">= " + level.key(), "images", level.byImage()));
            table.row(cells("", "all objects", level.pooled()));
        }
        return table.build();
    }

    private static Object[] cells(String threshold, String over, MatchingScore score) {
        return new Object[] {
            threshold,
            over,
            score.tp(),
            score.fp(),
            score.fn(),
            score.precision(),
            score.recall(),
            score.f1(),
            score.accuracy(),
            score.panopticQuality()
        };
    }

    private static String partition(Map<String, Object> scores) {
        StringBuilder text = new StringBuilder("Partition, mean over images:");
        scores.forEach((name, value) -> {
            if (value instanceof Double number) {
                text.append(String.format(Locale.ROOT, " %s %.4f,", name, number));
            }
        });
        return text.append(" background ").append(scores.get("background")).toString();
    }
}
