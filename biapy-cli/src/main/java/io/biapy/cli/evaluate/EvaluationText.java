package io.biapy.cli.evaluate;

import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.partition.CremiScore;
import io.biapy.metrics.surface.SurfaceScore;
import io.biapy.metrics.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** An evaluation for people: a line an image, then the sums of each group of scores that was asked for. */
final class EvaluationText {
    private static final int MOST_IMAGES = 100;
    private static final int MOST_WORST = 20;
    private static final int LINE = 100;

    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        text.append(images(evaluation));
        int more = evaluation.images().size() - MOST_IMAGES;
        text.append(more > 0 ? "and " + more + " more images (--out writes all)\n" : "");
        if (evaluation.metrics().contains(Metric.MATCHING)) {
            text.append('\n').append(sums(evaluation));
            text.append(String.format(
                    Locale.ROOT, "accuracy, mean over 0.50 to 0.95 and images: %.4f%n", evaluation.meanAccuracy()));
        }
        if (evaluation.metrics().contains(Metric.OVERLAP)) {
            text.append('\n').append(overlaps(evaluation.overlap()));
        }
        if (evaluation.metrics().contains(Metric.PARTITION)) {
            Map<String, Object> partition = evaluation.partition();
            line(text, "Partition, mean over images:", partition);
            text.append(" background ").append(partition.get("background"));
            uncounted(text, evaluation, image -> image.partition().voxels());
        }
        if (evaluation.metrics().contains(Metric.CREMI)) {
            line(text, "CREMI, mean over images:", evaluation.cremi());
            uncounted(text, evaluation, image -> image.cremi()
                    .map(CremiScore::voxels)
                    .orElse(0L));
        }
        if (evaluation.metrics().contains(Metric.BOUNDARY)) {
            line(text, "Boundaries, mean over images:", evaluation.boundary());
        }
        if (evaluation.metrics().contains(Metric.SURFACE)) {
            text.append("\n\nSurfaces, mean over matched objects:\n").append(surfaces(evaluation));
        }
        if (evaluation.hasClasses()) {
            for (Level level : evaluation.levels()) {
                text.append("\n\nBy class, ")
                        .append(evaluation.criterion())
                        .append(" >= ")
                        .append(level.key());
                text.append(":\n").append(evaluation.classes(level.threshold()).table());
            }
        }
        evaluation.averagePrecision().ifPresent(ap -> text.append("\n\nAverage precision: ")
                .append(ap));
        evaluation.intervals().ifPresent(intervals -> text.append(String.format(
                        Locale.ROOT,
                        "%n%nConfidence intervals, %.0f %%, by bootstrap over %d images:%n",
                        100 * intervals.first().level(),
                        intervals.first().images()))
                .append(intervals.table()));
        worst(text, evaluation);
        return text.toString().stripTrailing();
    }

    private static ResultTable images(Evaluation evaluation) {
        List<Level> levels = evaluation.levels();
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
            for (Level level : levels) {
                cells.add(level.images().get(i).accuracy());
            }
            for (Level level : levels) {
                cells.add(level.images().get(i).f1());
            }
            table.row(cells.toArray());
        }
        return table.build();
    }

    private static ResultTable sums(Evaluation evaluation) {
        ResultTable.Builder table = ResultTable.builder()
                .text(evaluation.criterion())
                .text("over")
                .integer("tp")
                .integer("fp")
                .integer("fn")
                .number("precision")
                .number("recall")
                .number("F1")
                .number("accuracy")
                .number("panoptic quality");
        for (Level level : evaluation.levels()) {
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

    private static ResultTable overlaps(Map<String, Object> overlap) {
        ResultTable.Builder table = ResultTable.builder()
                .text("overlap")
                .number("Jaccard")
                .number("Dice")
                .number("object Dice")
                .number("best Dice")
                .number("SEG")
                .number("aggregated Jaccard");
        for (String over : List.of("by_image", "pooled")) {
            if (overlap.get(over) instanceof Map<?, ?> scores) {
                table.row(
                        over.equals("pooled") ? "all objects" : "images",
                        number(scores, "jaccard"),
                        number(scores, "dice"),
                        number(scores, "object_dice"),
                        number(scores, "symmetric_best_dice"),
                        number(scores, "seg"),
                        number(scores, "aggregated_jaccard"));
            }
        }
        return table.build();
    }

    private static double number(Map<?, ?> scores, String name) {
        return (Double) Objects.requireNonNull(scores.get(name), name);
    }

    private static ResultTable surfaces(Evaluation evaluation) {
        ResultTable.Builder table = ResultTable.builder()
                .text(evaluation.criterion())
                .integer("pairs")
                .number("Dice")
                .number("Hausdorff")
                .number("95 %")
                .number("mean distance")
                .number("surface Dice")
                .number("boundary F1")
                .number("tolerance");
        for (int k = 0; k < evaluation.levels().size(); k++) {
            SurfaceScore mean = evaluation.surfaces(k).mean();
            table.row(
                    ">= " + evaluation.levels().get(k).key(),
                    evaluation.surfaces(k).objects().size(),
                    mean.dice(),
                    mean.hausdorff(),
                    mean.hausdorff95(),
                    mean.averageSymmetric(),
                    mean.surfaceDice(),
                    mean.boundaryF1(),
                    mean.tolerance());
        }
        return table.build();
    }

    /** A title and numbers behind it, in lines of bearable length. */
    private static void line(StringBuilder text, String title, Map<String, Object> scores) {
        StringBuilder line = new StringBuilder(title);
        text.append('\n');
        for (Map.Entry<String, Object> score : scores.entrySet()) {
            if (score.getValue() instanceof Double number) {
                String next = String.format(Locale.ROOT, " %s %.4f", score.getKey(), number);
                if (line.length() + next.length() > LINE) {
                    text.append(line).append('\n');
                    line.setLength(0);
                    line.append("   ");
                }
                line.append(next);
            }
        }
        text.append(line);
        if (scores.get("left_out") instanceof Long images) {
            text.append("\n    (distances without ").append(images).append(" images where one side is empty)");
        }
    }

    /** An error of 0 where nothing was compared is no success, so it is said. */
    private static void uncounted(
            StringBuilder text, Evaluation evaluation, ToLongFunction<ImageEvaluation> countedVoxels) {
        long images = evaluation.images().stream()
                .filter(image -> countedVoxels.applyAsLong(image) == 0)
                .count();
        if (images > 0) {
            text.append("\n    (")
                    .append(images)
                    .append(images == 1 ? " image has" : " images have")
                    .append(" no voxel that counts, so an error of 0 says nothing there)");
        }
    }

    private static void worst(StringBuilder text, Evaluation evaluation) {
        int shown = 0;
        for (ImageEvaluation image : evaluation.images()) {
            if (image.worst().isPresent() && !image.worst().get().rows().isEmpty() && shown++ < MOST_WORST) {
                text.append("\n\nWorst objects of ")
                        .append(image.name())
                        .append(":\n")
                        .append(image.worst().get());
            }
        }
        if (shown > MOST_WORST) {
            text.append("\nand those of ").append(shown - MOST_WORST).append(" more images (--json has all)\n");
        }
    }
}
