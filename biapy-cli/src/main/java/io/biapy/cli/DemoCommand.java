package io.biapy.cli;

import io.biapy.core.engine.Engines;
import io.biapy.core.error.FileException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.LabelImage;
import io.biapy.core.network.Architectures;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.InstanceSegmentation;
import io.biapy.instance.Segmentation;
import io.biapy.instance.Segmenter;
import io.biapy.instance.classical.OtsuWatershed;
import io.biapy.instance.synthetic.SyntheticNuclei;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.io.export.Overlay;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Matching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy demo}: the whole way on made-up nuclei. */
@Command(
        name = "demo",
        description = {
            "Makes labelled pictures of nuclei, trains on some, segments others, and says how well that went.",
            "Everything is kept: images, model, labels, object table, overlays and a report to open in a browser.",
            "With --volume instead: a 3D volume of touching nuclei of any size, to try tiles on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy demo",
            "  biapy demo --out tryout --seed 7",
            "  biapy demo --volume 512,512,512 --out huge"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
    private static final int TEST = 8;

    @Option(names = "--out", paramLabel = "DIR", description = "Where everything goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("biapy-demo");

    @Option(names = "--overwrite", description = "Replace an earlier demo.")
    private boolean overwrite;

    @Option(names = "--seed", paramLabel = "N", description = "Of pictures and network (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--images", paramLabel = "N", description = "Images to train on (default: ${DEFAULT-VALUE}).")
    private int images = 24;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over them (default: ${DEFAULT-VALUE}).")
    private int epochs = 24;

    @Option(
            names = "--volume",
            paramLabel = "Z,Y,X",
            description = "Write a volume of this size instead, as Zarr: what a network would predict of it (F, C in 8"
                    + " bits) and its true labels.")
    private @Nullable String volume;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (Files.exists(out) && !overwrite) {
            throw new FileException(out, "exists already; give another --out, or --overwrite to replace it.");
        }
        if (volume != null) {
            common.requireAbsent(
                    List.of("--images", "--epochs"), "is about pictures to train on, but --volume was given");
            return new DemoVolume(Values.size(volume), seed, out, common).write();
        }
        DemoTimes times = new DemoTimes();
        SyntheticNuclei nuclei = SyntheticNuclei.seed(seed);
        ImageSet training = nuclei.images(0, images);
        ImageSet test = nuclei.images(images, TEST);
        times.run("make images", () -> {
            writeImages(training, "train");
            writeImages(test, "test");
        });
        common.say("Made " + images + " images to train on and " + TEST + " to test on, in " + out.resolve("data"));

        InstanceModel model = times.call("train", () -> train(training));
        model.overwrite(out.resolve("model"));
        List<DemoImage> results = times.call("segment the test images", () -> segment(model, test));
        times.run("baseline without learning", () -> baseline(results));
        DemoScores scores = new DemoScores(results);
        times.run("write results", () -> write(results));
        Path report = out.resolve("report.html");
        writeText(
                report,
                DemoReport.of(model, results, scores, times.toMap(), seed).toHtml());

        common.say("");
        common.say(scores.toString());
        common.say("Look at " + report + " (labels, overlays and objects.csv are beside it)");
        Map<String, Object> result = new LinkedHashMap<>(scores.toMap());
        result.put("report", report.toString());
        result.put("seconds", times.toMap());
        common.emit(result);
        return 0;
    }

    private void writeImages(ImageSet set, String folder) {
        for (ImageSet.Pair pair : set) {
            FloatImage raw = pair.openRaw().load();
            LabelImage labels = pair.openLabels().load();
            Images.save(
                    raw,
                    out.resolve("data").resolve(folder).resolve("images").resolve(pair.name() + ".png"),
                    IfExists.REPLACE);
            Images.save(
                    labels,
                    out.resolve("data").resolve(folder).resolve("labels").resolve(pair.name() + ".tif"),
                    IfExists.REPLACE);
        }
    }

    private InstanceModel train(ImageSet training) {
        try (ConsoleProgress progress = common.progress()) {
            return InstanceSegmentation.in2D()
                    .network(Architectures.unet().featureMaps(16, 32, 64))
                    .train(training)
                    .patch(128, 128)
                    .batchSize(8)
                    .epochs(epochs)
                    .averaging(0.95)
                    .scoreEvery(2)
                    .seed(seed)
                    .threads(common.threads())
                    .cancellable(common.cancellation())
                    .onProgress(progress)
                    .fit();
        }
    }

    private List<DemoImage> segment(InstanceModel model, ImageSet test) {
        List<DemoImage> results = new ArrayList<>();
        try (Segmenter segmenter = model.open(Engines.best(), common.threads())) {
            segmenter.cancellable(common.cancellation());
            for (ImageSet.Pair pair : test) {
                results.add(new DemoImage(
                        segmenter.segment(pair.openRaw()), pair.openLabels().load()));
            }
        }
        return results;
    }

    private static void baseline(List<DemoImage> results) {
        OtsuWatershed classical = OtsuWatershed.withDefaults();
        results.forEach(r -> r.baseline(classical.segment(r.found().raw())));
    }

    private void write(List<DemoImage> results) {
        List<FoundObjects.Tally> objects = new ArrayList<>();
        for (DemoImage r : results) {
            Segmentation found = r.found();
            Images.save(found.labelImage(), out.resolve("labels").resolve(found.name() + ".tif"), IfExists.REPLACE);
            Overlay.of(found.raw())
                    .outlines(found.labelImage())
                    .outlines(r.truth())
                    .save(out.resolve("overlays").resolve(found.name() + ".png"));
            objects.add(FoundObjects.of(found.labelImage(), found.objects().toResultTable())
                    .tally());
        }
        FoundObjects.table(objects).writeCsv(out.resolve("objects.csv"));
    }

    private static void writeText(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FileException(file, "could not be written: " + e.getMessage(), e);
        }
    }

    /** One test image: found, true, and found without learning. */
    static final class DemoImage {
        private final Segmentation found;
        private final LabelImage truth;
        private LabelImage classical;

        DemoImage(Segmentation found, LabelImage truth) {
            this.found = found;
            this.truth = truth;
            this.classical = truth;
        }

        void baseline(LabelImage labels) {
            classical = labels;
        }

        Segmentation found() {
            return found;
        }

        LabelImage truth() {
            return truth;
        }

        Matching matching() {
            return Matching.of(truth.codes(), found.labelImage().codes());
        }

        Matching classicalMatching() {
            return Matching.of(truth.codes(), classical.codes());
        }

        LabelImage classical() {
            return classical;
        }
    }

    /** Scores of network and baseline on the test images. */
    static final class DemoScores {
        private final DataSetMatching network = new DataSetMatching();
        private final DataSetMatching classical = new DataSetMatching();

        DemoScores(List<DemoImage> results) {
            for (DemoImage r : results) {
                network.add(r.found().name(), r.matching());
                classical.add(r.found().name(), r.classicalMatching());
            }
        }

        DataSetMatching network() {
            return network;
        }

        DataSetMatching classical() {
            return classical;
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("network", network.pooled(0.5).toMap());
            map.put("otsu_watershed", classical.pooled(0.5).toMap());
            return map;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "On %d images that it has not seen, objects matched at IoU 0.5 (pooled):%n"
                            + "  trained network            F1 %.3f  precision %.3f  recall %.3f%n"
                            + "  Otsu + distance watershed  F1 %.3f  precision %.3f  recall %.3f",
                    network.images(0.5).size(),
                    network.pooled(0.5).f1(),
                    network.pooled(0.5).precision(),
                    network.pooled(0.5).recall(),
                    classical.pooled(0.5).f1(),
                    classical.pooled(0.5).precision(),
                    classical.pooled(0.5).recall());
        }
    }
}
