package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSource;
import io.biapy.io.Images;
import io.biapy.synapse.SynapseModel;
import io.biapy.synapse.SynapseSegmentation;
import io.biapy.synapse.SynapseTraining;
import io.biapy.synapse.SynapseVolume;
import io.biapy.synapse.annotation.Nanometres;
import io.biapy.synapse.target.Representation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy synapses train}: annotated volumes to a model. */
@Command(
        name = "train",
        description = {
            "Trains a network on annotated volumes and keeps it in a folder.",
            "Each --raw has its --annotations, in the same order; of several volumes part is kept aside, by which the threshold is chosen."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy synapses train --raw a.hdf:/volumes/raw --annotations a.hdf --out synapses",
            "  biapy synapses train --raw a.tif --annotations a.csv --raw b.tif --annotations b.csv \\",
            "    --voxel-size '40,8,8 nm' --patch 12,64,64 --epochs 60 --out synapses",
            "  biapy synapses train --raw a.hdf:/volumes/raw --annotations a.hdf --channels synful --out synapses"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SynapseTrainCommand implements Callable<Integer> {
    @Option(names = "--raw", required = true, paramLabel = "PATH", description = "Volume; may be given several times.")
    private List<Path> raw;

    @Option(
            names = "--annotations",
            required = true,
            paramLabel = "FILE",
            description = "Its synapses: CREMI HDF5, CSV of pairs, JSON of CATMAID or neuPrint.")
    private List<Path> annotations;

    @Mixin
    private AnnotationOptions reading;

    @Mixin
    private OutputOptions out;

    @Option(
            names = "--channels",
            paramLabel = "NAME",
            description = "simpsyn (F_pre,F_post), synful (F_post,Z,V,H), cleft (F_cleft) or post (default: simpsyn).")
    private String channels = "simpsyn";

    @Option(
            names = "--feature-maps",
            split = ",",
            paramLabel = "N",
            description = "Maps of each level (default: 16,32,64).")
    private int @Nullable [] featureMaps;

    @Option(names = "--patch", split = ",", paramLabel = "N", description = "Patch, z,y,x (default: 16,64,64).")
    private int @Nullable [] patch;

    @Mixin
    private TrainingFlags flags;

    @Option(
            names = "--tolerance",
            paramLabel = "NM",
            description = "Within which sites match when the threshold is chosen (default: 100).")
    private @Nullable Double tolerance;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Path folder = out.path();
        if (raw.size() != annotations.size()) {
            throw common.wrongUsage("Each --raw needs its --annotations: got " + raw.size() + " volumes and "
                    + annotations.size() + " files of annotations.");
        }
        Representation representation;
        try {
            representation = Representation.parse(channels);
        } catch (InputException e) {
            throw common.wrongUsage(String.valueOf(e.getMessage()));
        }
        flags.requireFree(out);
        List<ImageSource> opened = new ArrayList<>();
        try {
            SynapseSegmentation segmentation = SynapseSegmentation.of(representation);
            if (featureMaps != null) {
                segmentation.featureMaps(featureMaps);
            }
            SynapseTraining training = configure(segmentation.train(volumes(opened)));
            flags.applyTo(training, folder, common);
            SynapseModel model;
            try (ConsoleProgress progress = common.progress()) {
                model = training.onProgress(progress).fit();
            }
            model.overwrite(folder);
            common.say(model.toString());
            common.say("saved in " + folder);
            common.say("threshold: " + model.provenance().getOrDefault("threshold", "as it was set"));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("model", folder.toString());
            result.put("epochs", model.log().epochs().size());
            result.put("decoding", model.decoding().toMap());
            result.put("provenance", model.provenance());
            common.emit(result);
            return 0;
        } finally {
            opened.forEach(ImageSource::close);
        }
    }

    private List<SynapseVolume> volumes(List<ImageSource> opened) {
        List<SynapseVolume> volumes = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            ImageSource image = Images.open(raw.get(i));
            opened.add(image);
            String name = raw.size() == 1 ? image.name() : (i + 1) + "-" + image.name();
            volumes.add(new SynapseVolume(
                    name, image, reading.read(annotations.get(i), Nanometres.of(image.calibration()))));
        }
        return volumes;
    }

    private SynapseTraining configure(SynapseTraining training) {
        if (patch != null) {
            if (patch.length != 3) {
                throw common.wrongUsage("--patch needs 3 numbers, got " + patch.length + ".");
            }
            training.patch(patch[0], patch[1], patch[2]);
        }
        if (tolerance != null) {
            training.tolerance(tolerance);
        }
        return training;
    }
}
