package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSet;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.network.UnetBuilder;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.InstanceSegmentation;
import io.biapy.instance.InstanceTraining;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy train}: images and labels to a model. */
@Command(
        name = "train",
        description = {
            "Trains a network on labelled images and keeps it in a folder, with everything that segmenting needs.",
            "Part of the images is kept aside: on them every epoch is judged and, at the end, thresholds are chosen.",
            "An interrupted training goes on with --resume and gives the same model, bit for bit."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy train --raw images --label labels --out nuclei",
            "  biapy train --raw images --label labels --list split.csv --subset train --channels F,C --out nuclei",
            "  biapy train --raw volumes --label labels --ndim 3 --patch 32,64,64 --batch 1 --epochs 100 --out cells",
            "  biapy train --raw images --label labels --out nuclei --filter-samples 'foreground < 0.01'",
            "  biapy train --raw images --label labels --out nuclei --resume"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--raw", required = true, paramLabel = "PATH", description = "Folder of images.")
    private Path raw;

    @Option(
            names = "--label",
            required = true,
            paramLabel = "PATH",
            description = "Folder of label images of the same names; 0 is background.")
    private Path label;

    @Mixin
    private Selection selection;

    @Mixin
    private OutputOptions out;

    @Option(names = "--channels", paramLabel = "CODES", description = "What the network predicts (default: F,C).")
    private TargetChannels channels = TargetChannels.parse("F,C");

    @Option(names = "--ndim", paramLabel = "2|3", description = "Planes or volumes (default: ${DEFAULT-VALUE}).")
    private int dimensions = 2;

    @Option(names = "--network", paramLabel = "NAME", description = "Architecture (default: ${DEFAULT-VALUE}).")
    private String network = "unet";

    @Option(
            names = "--feature-maps",
            split = ",",
            paramLabel = "N",
            description = "Maps of each level (default: 16,32,64,128).")
    private int @Nullable [] featureMaps;

    @Option(
            names = "--patch",
            split = ",",
            paramLabel = "N",
            description = "Patch, y,x or z,y,x (default: 256,256 or 32,64,64).")
    private int @Nullable [] patch;

    @Mixin
    private TrainingFlags flags;

    @Mixin
    private SampleOptions samples;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after so many epochs without progress (default: never).")
    private @Nullable Integer patience;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Path folder = out.path();
        InstanceSegmentation segmentation = valid(
                () -> InstanceSegmentation.in(dimensions).channels(channels).network(network()));
        flags.requireFree(out);
        ImageSet images = Images.pairs(selection.of(raw), selection.of(label));
        InstanceTraining training = segmentation.train(images);
        valid(() -> configure(training, folder));
        long begin = System.nanoTime();
        InstanceModel model;
        try (ConsoleProgress progress = common.progress()) {
            model = training.onProgress(progress).fit();
        }
        model.overwrite(folder);
        common.say(model.toString());
        common.say("saved in " + folder);
        common.say("thresholds: " + model.provenance().getOrDefault("tuning", "as they were set"));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", folder.toString());
        result.put("epochs", model.log().epochs().size());
        result.put("seconds", (System.nanoTime() - begin) * 1e-9);
        result.put("decoding", model.decoding().toString());
        result.put("provenance", model.provenance());
        common.emit(result);
        return 0;
    }

    private NetworkBuilder network() {
        NetworkBuilder builder = Architectures.named(network);
        if (builder instanceof UnetBuilder unet) {
            return unet.featureMaps(featureMaps == null ? new int[] {16, 32, 64, 128} : featureMaps);
        }
        return builder;
    }

    /** A value that the library refuses was given as an option, so it is wrong usage. */
    private <T> T valid(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (InputException e) {
            throw common.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private InstanceTraining configure(InstanceTraining training, Path folder) {
        if (patch != null) {
            if (patch.length != dimensions) {
                throw common.wrongUsage(
                        "--patch needs " + dimensions + " numbers in " + dimensions + "D, got " + patch.length + ".");
            }
            training.patch(dimensions == 2 ? Extent.yx(patch[0], patch[1]) : new Extent(patch[0], patch[1], patch[2]));
        }
        if (patience != null) {
            training.patience(patience);
        }
        training.filterSamples(samples.filter());
        return flags.applyTo(training, folder, common);
    }
}
