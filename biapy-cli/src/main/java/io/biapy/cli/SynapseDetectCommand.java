package io.biapy.cli;

import io.biapy.core.engine.Engines;
import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.WriteAside;
import io.biapy.io.Images;
import io.biapy.io.cremi.CremiFile;
import io.biapy.synapse.SynapseDetector;
import io.biapy.synapse.SynapseModel;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.result.Connections;
import io.biapy.synapse.result.SynapseResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy synapses detect}: a volume to tables of synapses. */
@Command(
        name = "detect",
        description = {
            "Finds the synapses of a volume and writes into a folder: NAME_pred_pre_locations.csv, NAME_pred_post_locations.csv,",
            "NAME_pre_post_mapping.csv, NAME_synapses.csv, NAME.h5 (CREMI), NAME.json, NAME_neuroglancer.json, NAME_pre.tif, NAME_post.tif."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy synapses detect --model synapses --in c.hdf:/volumes/raw --out found",
            "  biapy synapses detect --model synapses --in c.tif --voxel-size '40,8,8 nm' --threshold 0.4 --out found",
            "  biapy synapses detect --model synapses --in c.hdf:/volumes/raw --neurons c.hdf:/volumes/labels/neuron_ids --out found"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SynapseDetectCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "MODEL", description = "Folder of a trained model.")
    private Path modelPath;

    @Option(names = "--in", required = true, paramLabel = "PATH", description = "The volume.")
    private Path in;

    @Mixin
    private OutputOptions out;

    @Mixin
    private VoxelSizeOption voxelSize;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "auto, a value, or relative:PART of the maximum (default: the model's).")
    private @Nullable String threshold;

    @Option(
            names = "--partner-within",
            paramLabel = "NM",
            description = "Partners are at most so far apart (default: any).")
    private @Nullable Double partner;

    @Option(
            names = "--distance",
            paramLabel = "NM",
            description = "Sites of one kind are at least so far apart (default: 40).")
    private @Nullable Double distance;

    @Option(names = "--sub-voxel", description = "Sites between voxels.")
    private boolean subVoxel;

    @Option(
            names = "--neurons",
            paramLabel = "LABELS",
            description = "A segmentation; who is connected to whom goes to NAME_connections.csv.")
    private @Nullable Path neurons;

    @Option(names = "--raw-prediction", description = "Keep the network's output too, in NAME_prediction.tif.")
    private boolean rawPrediction;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Path folder = out.path();
        out.requireFree(folder);
        SynapseModel loaded = SynapseModel.load(modelPath);
        SynapseModel model = loaded.withDecoding(decoding(loaded.decoding()));
        SynapseResult found;
        FloatImage prediction;
        boolean untold;
        try (ImageSource raw = voxelSize.of(Images.open(in))) {
            model.network().requireFit(raw);
            untold = !raw.calibration().isKnown();
            try (SynapseDetector detector = model.open(Engines.best(), common.threads());
                    ConsoleProgress progress = common.progress()) {
                detector.onProgress(progress).cancellable(common.cancellation());
                prediction = detector.predict(raw);
                found = detector.decode(prediction);
            }
        }
        if (untold) {
            common.say("the volume does not tell its voxel size; that of the training was taken: " + model.voxelSize());
        }
        write(folder, found, prediction);
        common.say(found.toString());
        common.say("written to " + folder);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", folder.toString());
        result.put("pre", found.map().pre().size());
        result.put(found.postKind(), found.map().post().size());
        result.put("synapses", found.map().pairs().size());
        result.put("without_partner_pre", found.map().lonelyPre().length);
        result.put("without_partner_post", found.map().lonelyPost().length);
        common.emit(result);
        return 0;
    }

    private SynapseDecoding decoding(SynapseDecoding own) {
        try {
            SynapseDecoding.Builder b = own.toBuilder();
            if (threshold != null) {
                b.threshold(SiteThreshold.parse(threshold));
            }
            if (partner != null) {
                b.partnerWithin(partner);
            }
            if (distance != null) {
                b.distance(distance);
            }
            return (subVoxel ? b.subVoxel(true) : b).build();
        } catch (InputException e) {
            throw common.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private void write(Path folder, SynapseResult found, FloatImage prediction) {
        EvaluationFiles.made(folder);
        String name = found.name();
        String post = found.postKind();
        Optional<Path> labels = Optional.ofNullable(neurons);
        if (labels.isPresent()) {
            try (LabelSource segmentation = Images.labels(labels.get())) {
                Connections connections = found.connections(segmentation);
                connections.toTable().writeCsv(folder.resolve(name + "_connections.csv"));
                common.say(connections.toString());
            }
        }
        if (found.hasPairs()) {
            found.preTable().writeCsv(folder.resolve(name + "_pred_pre_locations.csv"));
            found.mapping().writeCsv(folder.resolve(name + "_pre_post_mapping.csv"));
            found.synapses().writeCsv(folder.resolve(name + "_synapses.csv"));
            CremiFile.write(folder.resolve(name + ".h5"), found.annotations());
            Images.save(found.prePicture(), folder.resolve(name + "_pre.tif"), out.ifExists());
        }
        found.postTable().writeCsv(folder.resolve(name + "_pred_" + post + "_locations.csv"));
        Images.save(found.postPicture(), folder.resolve(name + "_" + post + ".tif"), out.ifExists());
        WriteAside.text(folder.resolve(name + "_neuroglancer.json"), found.toNeuroglancer());
        WriteAside.text(folder.resolve(name + ".json"), found.toJson());
        if (rawPrediction) {
            Images.save(prediction, folder.resolve(name + "_prediction.tif"), out.ifExists());
        }
    }
}
