package io.biapy.cli;

import io.biapy.core.report.Item;
import io.biapy.core.report.Report;
import io.biapy.core.train.EpochRecord;
import io.biapy.instance.InstanceModel;
import io.biapy.io.export.Overlay;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.MatchingScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The demo's report: scores, pictures beside the truth, loss curve, settings, times. */
final class DemoReport {
    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.75, 0.8, 0.9};
    private static final int PICTURES = 4;

    private DemoReport() {}

    static Report of(
            InstanceModel model,
            List<DemoCommand.DemoImage> results,
            DemoCommand.DemoScores scores,
            Map<String, Double> seconds,
            long seed) {
        Report report = Report.titled("biapy demo: synthetic nuclei, seed " + seed)
                .text(scores.toString().lines().findFirst().orElse(""))
                .section("Scores")
                .table(
                        List.of(
                                "pooled over the test images",
                                "F1",
                                "precision",
                                "recall",
                                "accuracy",
                                "panoptic quality"),
                        List.of(
                                row("trained network, IoU 0.5", scores.network().pooled(0.5)),
                                row(
                                        "Otsu + distance watershed, IoU 0.5",
                                        scores.classical().pooled(0.5)),
                                row(
                                        "trained network, IoU 0.75",
                                        scores.network().pooled(0.75)),
                                row(
                                        "Otsu + distance watershed, IoU 0.75",
                                        scores.classical().pooled(0.75))))
                .chart(
                        "F1 against the threshold of IoU",
                        "IoU",
                        "F1",
                        List.of(f1("network", scores.network()), f1("Otsu + watershed", scores.classical())))
                .table(List.of("image", "true", "found", "F1 at 0.5", "F1 without learning"), perImage(results))
                .section("Pictures: found, true, found without learning");
        for (DemoCommand.DemoImage image : results.subList(0, Math.min(PICTURES, results.size()))) {
            report = report.pictures(List.of(
                    picture(
                            Overlay.of(image.found().raw())
                                    .outlines(image.found().labelImage()),
                            image.found().name() + ", found"),
                    picture(Overlay.of(image.found().raw()).outlines(image.truth()), "true"),
                    picture(Overlay.of(image.found().raw()).outlines(image.classical()), "Otsu + distance watershed")));
        }
        return settings(training(report.section("Training"), model).section("Settings and times"), model, seconds);
    }

    private static Report training(Report report, InstanceModel model) {
        List<EpochRecord> epochs = model.log().epochs();
        return report.chart(
                        "Loss",
                        "epoch",
                        "loss",
                        List.of(
                                series("training", epochs, EpochRecord::trainLoss),
                                series("validation", epochs, e -> e.validationLoss()
                                        .orElse(Double.NaN))))
                .chart(
                        "F1 at IoU 0.5 of the images kept aside, before thresholds are chosen",
                        "epoch",
                        "F1",
                        List.of(scored(epochs)));
    }

    private static Report settings(Report report, InstanceModel model, Map<String, Double> seconds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("network", model.network().graph().toString()));
        rows.add(List.of("normalisation", model.network().normalization().toString()));
        rows.add(List.of("decoding", model.decoding().toString()));
        model.network().provenance().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> rows.add(List.of(e.getKey(), e.getValue())));
        List<List<String>> times = new ArrayList<>();
        seconds.forEach((step, s) -> times.add(List.of(step, String.format(Locale.ROOT, "%.1f", s))));
        return report.table(List.of("setting", "value"), rows).table(List.of("step", "seconds"), times);
    }

    private static List<String> row(String name, MatchingScore s) {
        return List.of(
                name,
                number(s.f1()),
                number(s.precision()),
                number(s.recall()),
                number(s.accuracy()),
                number(s.panopticQuality()));
    }

    private static List<List<String>> perImage(List<DemoCommand.DemoImage> results) {
        List<List<String>> rows = new ArrayList<>();
        for (DemoCommand.DemoImage image : results) {
            MatchingScore found = image.matching().at(0.5);
            rows.add(List.of(
                    image.found().name(),
                    Long.toString(found.nTrue()),
                    Long.toString(found.nFound()),
                    number(found.f1()),
                    number(image.classicalMatching().at(0.5).f1())));
        }
        return rows;
    }

    private static Item.Series f1(String name, DataSetMatching matching) {
        double[] y = new double[THRESHOLDS.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = matching.pooled(THRESHOLDS[i]).f1();
        }
        return new Item.Series(name, THRESHOLDS.clone(), y);
    }

    private static Item.Series series(String name, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> value) {
        return new Item.Series(
                name,
                epochs.stream().mapToDouble(EpochRecord::epoch).toArray(),
                epochs.stream().mapToDouble(value).toArray());
    }

    private static Item.Series scored(List<EpochRecord> epochs) {
        List<EpochRecord> some =
                epochs.stream().filter(e -> e.score().isPresent()).toList();
        return series("validation", some, e -> e.score().getAsDouble());
    }

    private static Item.Picture picture(Overlay overlay, String caption) {
        return new Item.Picture(overlay.png(), caption);
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.3f", v);
    }
}
