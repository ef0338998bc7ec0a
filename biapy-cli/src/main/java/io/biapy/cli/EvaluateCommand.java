package io.biapy.cli;

import io.biapy.cli.evaluate.AssociationFolder;
import io.biapy.cli.evaluate.ComparedResults;
import io.biapy.cli.evaluate.Evaluation;
import io.biapy.cli.evaluate.EvaluationTable;
import io.biapy.cli.evaluate.ImageEvaluation;
import io.biapy.cli.evaluate.ImageEvaluator;
import io.biapy.cli.evaluate.LabelPair;
import io.biapy.cli.evaluate.LabelPairs;
import io.biapy.cli.evaluate.MatchPictures;
import io.biapy.cli.evaluate.ObjectValues;
import io.biapy.cli.evaluate.PointEvaluation;
import io.biapy.cli.evaluate.PointPair;
import io.biapy.cli.evaluate.ResultNames;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.ImageFiles;
import io.biapy.metrics.point.PartnerMatching;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy evaluate}: found labels or points against true ones. */
@Command(
        name = "evaluate",
        header = "Found labels or points against true ones.",
        description = {
            "",
            "Scores found objects against true ones. Label images are files, or folders whose files are matched by name"
                    + " without extension. Several --found are compared with each other over the same images."
                    + " Tables (.csv) are points, or synaptic partners: see --tolerance.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Which score to choose:",
            "  How many objects are found?      matching at 0.5: F1, accuracy (\"AP\" of DSB 2018)",
            "  Are they outlined well?          matching at 0.75, panoptic quality; surface",
            "  One mask, or no threshold?       overlap: Dice, Jaccard; SEG, aggregated Jaccard",
            "  Long objects, split or merged?   partition: VOI, adapted Rand error; cremi",
            "  Dense cells, borders matter?     boundary: precision, recall, F1 of boundaries",
            "  Classes, or scores of objects?   --truth-classes; --scores (COCO's AP)",
            "  Is a difference real?            --confidence, several --found",
            "  What went wrong?                 --worst 10, --associations DIR, --colors DIR",
            "Every definition: docs/metrics.md.",
            "",
            "Examples:",
            "  biapy evaluate --truth labels --found out",
            "  biapy evaluate --truth labels --found out --list split.csv --subset test",
            "  biapy evaluate --truth a.tif --found b.tif --thresholds 0.5,0.75,0.9 --json",
            "  biapy evaluate --truth labels --found unet --found star --confidence --plot f1.svg",
            "  biapy evaluate --truth labels --found out --metrics surface --voxel-size 2,0.5,0.5",
            "  biapy evaluate --truth true.csv --found found.csv --tolerance 5"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvaluateCommand implements Callable<Integer> {
    private static final List<String> OF_LABELS = List.of(
            "--metrics",
            "--thresholds",
            "--criterion",
            "--background",
            "--surface-elements",
            "--worst",
            "--truth-classes",
            "--found-classes",
            "--scores",
            "--score-column",
            "--confidence",
            "--resamples",
            "--seed",
            "--measure",
            "--summary",
            "--names",
            "--plot",
            "--colors");

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "PATH",
            description = "True labels or points: a file or a folder.")
    private Path truth;

    @Option(
            names = "--found",
            required = true,
            paramLabel = "PATH",
            description = "Found ones: a file or a folder. Given several times, results are compared.")
    private List<Path> found;

    @Mixin
    private Selection selection;

    @Mixin
    private ScoreOptions scores;

    @ArgGroup(validate = false, heading = "%nObjects with classes or scores:%n")
    private KnownObjectOptions objects = new KnownObjectOptions();

    @ArgGroup(validate = false, heading = "%nConfidence and comparison:%n")
    private ComparisonOptions comparison = new ComparisonOptions();

    @ArgGroup(validate = false, heading = "%nFiles:%n")
    private EvaluationFiles files = new EvaluationFiles();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        scores.check(common);
        comparison.check(common);
        objects.check(found.size(), common);
        files.check();
        if (ObjectValues.isTable(truth)) {
            return points();
        }
        List<String> names = comparison.names(ResultNames.of(found), common);
        ImageFiles trueFiles = selection.of(truth);
        boolean isFolder = ImageFormats.isFolderOfFiles(truth);
        List<List<LabelPair>> pairs = new ArrayList<>();
        for (Path one : found) {
            boolean byName = isFolder || ImageFormats.isFolderOfFiles(one);
            pairs.add(LabelPairs.match(trueFiles, selection.of(one), byName));
        }
        if (found.size() > 1 && !isFolder) {
            pairs.replaceAll(list -> list.stream()
                    .map(pair -> new LabelPair(pair.truth().name(), pair.truth(), pair.found()))
                    .toList());
        }
        List<Evaluation> results = evaluate(names, pairs);
        ComparedResults compared = comparison.compare(results);
        common.say(compared.toString());
        common.emit(compared.toMap());
        write(results, compared);
        return 0;
    }

    private int points() {
        common.requireAbsent(OF_LABELS, "is about label images, but --truth is a table of points");
        if (found.size() > 1) {
            throw common.wrongUsage("Points are evaluated one --found at a time, got " + found.size() + ".");
        }
        double tolerance = scores.pointTolerance(common);
        Calibration voxel = scores.voxelSize();
        PointEvaluation evaluation = PointEvaluation.of(
                PointPair.match(truth, found.get(0)),
                scores.points(tolerance),
                PartnerMatching.within(tolerance).voxelSize(voxel.z(), voxel.y(), voxel.x()));
        common.say(evaluation.toString());
        common.emit(evaluation.toMap());
        files.out().ifPresent(out -> evaluation.table().writeCsv(EvaluationFiles.withFolder(out)));
        files.associations().ifPresent(folder -> evaluation.writeAssociations(EvaluationFiles.made(folder)));
        return 0;
    }

    private List<Evaluation> evaluate(List<String> names, List<List<LabelPair>> pairs) {
        int total = pairs.stream().mapToInt(List::size).sum();
        AtomicInteger done = new AtomicInteger();
        List<Evaluation> results = new ArrayList<>();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            for (int r = 0; r < names.size(); r++) {
                List<LabelPair> ofResult = pairs.get(r);
                ImageEvaluator evaluator = objects.evaluator(scores.settings(), workers, common.cancellation());
                ImageEvaluation[] images = new ImageEvaluation[ofResult.size()];
                workers.forEach(images.length, i -> {
                    common.cancellation().check();
                    images[i] = evaluator.evaluate(ofResult.get(i));
                    progress.update("evaluate", done.incrementAndGet(), total, "");
                });
                results.add(new Evaluation(names.get(r), scores.settings(), List.of(images), comparison.intervals()));
            }
        }
        return results;
    }

    private void write(List<Evaluation> results, ComparedResults compared) {
        files.out().ifPresent(out -> EvaluationTable.of(results).writeCsv(EvaluationFiles.withFolder(out)));
        files.plot()
                .ifPresent(svg -> WriteAside.text(
                        svg, compared.plot(comparison.intervals().isPresent()).toSvg()));
        for (Evaluation result : results) {
            String part = results.size() > 1 ? result.name() : "";
            files.associations()
                    .ifPresent(folder -> AssociationFolder.write(EvaluationFiles.made(folder.resolve(part)), result));
            files.colors().ifPresent(folder -> {
                Path into = EvaluationFiles.made(folder.resolve(part));
                result.images().forEach(image -> MatchPictures.save(into, image, result));
            });
        }
    }
}
