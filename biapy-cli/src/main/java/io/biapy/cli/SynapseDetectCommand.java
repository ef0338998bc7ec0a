package io.biapy.cli;

import io.biapy.core.engine.Engines;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.synapse.SynapseDetector;
import io.biapy.synapse.SynapseModel;
import io.biapy.synapse.annotation.Nanometres;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.evaluate.SynapseEvaluation;
import io.biapy.synapse.evaluate.ThresholdSweep;
import io.biapy.synapse.result.Connections;
import io.biapy.synapse.result.SynapseResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy synapses detect}: a volume to tables of synapses. */
@Command(
        name = "detect",
        description = {
            "Finds the synapses of a volume and writes into a folder: NAME_pred_pre_locations.csv, NAME_pred_post_locations.csv,",
            "NAME_pre_post_mapping.csv, NAME_synapses.csv, NAME.h5 (CREMI), NAME.json, NAME_neuroglancer.json, NAME_pre.tif, NAME_post.tif.",
            "With --tile a volume need not fit into memory, and an interrupted run, started again, goes on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy synapses detect --model synapses --in c.hdf:/volumes/raw --out found",
            "  biapy synapses detect --model synapses --in c.tif --voxel-size '40,8,8 nm' --threshold 0.4 --out found",
            "  biapy synapses detect --model synapses --in brain.zarr:/em --tile auto --out found",
            "  biapy synapses detect --model synapses --in c.hdf:/volumes/raw --truth c.hdf --tolerance 400 --out found",
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
    private AnnotationOptions reading;

    @Mixin
    private SynapseDecodingOptions decoding;

    @Option(
            names = "--neurons",
            paramLabel = "LABELS",
            description = "A segmentation; who is connected to whom goes to NAME_connections.csv.")
    private @Nullable Path neurons;

    @Option(
            names = "--raw-prediction",
            description = "Keep the network's output too, in NAME_prediction.tif (.npy with --tile).")
    private boolean rawPrediction;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "The true synapses; scores over thresholds go to NAME_sweep.csv and, as a curve, NAME_sweep.svg.")
    private @Nullable Path truth;

    @Option(
            names = "--tolerance",
            paramLabel = "NM",
            description = "With --truth: how far apart sites may lie (default: ${DEFAULT-VALUE}).")
    private double tolerance = 100;

    @ArgGroup(validate = false, heading = "%nTile by tile:%n")
    private TileOptions tiles = new TileOptions();

    @Mixin
    private CommonOptions common;

    private final Map<String, Object> scores = new LinkedHashMap<>();

    @Override
    public Integer call() {
        Path folder = out.path();
        if (!(tolerance >= 0)) {
            throw common.wrongUsage("--tolerance must be at least 0, got " + tolerance + ".");
        }
        TiledSynapses.deleteLeftOf(folder);
        out.requireFree(folder);
        SynapseModel loaded = SynapseModel.load(modelPath);
        SynapseModel model = loaded.withDecoding(decoding.of(loaded.decoding(), common));
        SynapseFiles files = new SynapseFiles(folder, out.overwrites());
        try (ImageSource raw = reading.of(Images.open(in));
                Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            model.network().requireFit(raw);
            Optional<SynapsePairs> known = truth(model, raw);
            requireNeurons(raw);
            noteVoxelSize(model, raw);
            Optional<TiledSynapses> tiled = tiles.areGiven()
                    ? Optional.of(TiledSynapses.of(model, modelPath, in, raw, folder, tiles, common.threads()))
                    : Optional.empty();
            if (tiles.planOnly()) {
                tiled.ifPresent(work -> common.say(work.plan()));
                return 0;
            }
            try (SynapseDetector detector = model.withDecoding(
                            tiled.map(TiledSynapses::decoding).orElse(model.decoding()))
                    .open(Engines.best(), common.threads())) {
                detector.onProgress(progress).cancellable(common.cancellation());
                if (tiled.isPresent()) {
                    tiled.get().predict(detector, raw, out.overwrites(), (prediction, file) -> {
                        files.begin();
                        SynapseResult found = decoded(detector, prediction, known, files, workers);
                        if (rawPrediction) {
                            files.move(file, found.name() + "_prediction.npy");
                        }
                        finish(found, files);
                    });
                } else {
                    FloatImage prediction = detector.predict(raw);
                    files.begin();
                    if (rawPrediction) {
                        files.add(
                                prediction.name() + "_prediction.tif",
                                file -> Images.save(prediction, file, IfExists.REPLACE));
                    }
                    finish(decoded(detector, prediction, known, files, workers), files);
                }
            }
        }
        return 0;
    }

    /** A segmentation that cannot be used is told before the volume is predicted. */
    private void requireNeurons(ImageSource raw) {
        Optional<Path> labels = Optional.ofNullable(neurons);
        if (labels.isPresent()) {
            try (LabelSource segmentation = Images.labels(labels.get())) {
                if (!segmentation.size().equals(raw.size())) {
                    throw new FileException(
                            labels.get(),
                            "has " + segmentation.size() + " voxels, the volume " + raw.size()
                                    + "; both must show the same region.");
                }
            }
        }
    }

    private void noteVoxelSize(SynapseModel model, ImageSource raw) {
        Calibration own = Nanometres.of(raw.calibration());
        if (!own.isKnown()) {
            common.note("the volume does not tell its voxel size; that of the training is taken: " + model.voxelSize());
            return;
        }
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(own.along(axis) / model.voxelSize().along(axis) - 1) > 0.1) {
                common.note("the volume has voxels of " + own + ", the model learnt from voxels of " + model.voxelSize()
                        + "; scale the volume, or expect little.");
                return;
            }
        }
    }

    private Optional<SynapsePairs> truth(SynapseModel model, ImageSource raw) {
        Calibration own = Nanometres.of(raw.calibration());
        return Optional.ofNullable(truth)
                .map(file -> SynapsePairs.in(raw.size(), reading.read(file, own.isKnown() ? own : model.voxelSize())));
    }

    private SynapseResult decoded(
            SynapseDetector detector,
            ImageSource prediction,
            Optional<SynapsePairs> known,
            SynapseFiles files,
            Workers workers) {
        SynapseResult found = detector.decode(prediction);
        Optional<Path> labels = Optional.ofNullable(neurons);
        if (labels.isPresent()) {
            try (LabelSource segmentation = Images.labels(labels.get())) {
                Connections connections = found.connections(segmentation);
                files.add(
                        found.name() + "_connections.csv",
                        file -> connections.toTable().writeCsv(file));
                common.say(connections.toString());
            }
        }
        if (known.isPresent()) {
            ThresholdSweep sweep = ThresholdSweep.of(
                    detector.decoding(),
                    List.of(new ThresholdSweep.Example(prediction, known.get())),
                    tolerance,
                    workers);
            files.add(found.name() + "_sweep.csv", file -> sweep.toTable().writeCsv(file));
            files.add(found.name() + "_sweep.svg", file -> WriteAside.text(file, sweep.toSvg()));
            SynapseEvaluation score = SynapseEvaluation.of(known.get(), found, tolerance);
            common.say(score.toString());
            common.say(sweep.toString());
            scores.put("scores", score.toMap());
            scores.put("best_threshold", sweep.best().threshold());
        }
        return found;
    }

    private void finish(SynapseResult found, SynapseFiles files) {
        files.addAll(found);
        files.finish();
        common.say(found.toString());
        common.say("written to " + out.path());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", out.path().toString());
        result.put("pre", found.map().pre().size());
        result.put(found.postKind(), found.map().post().size());
        result.put("synapses", found.map().pairs().size());
        result.put("without_partner_pre", found.map().lonelyPre().length);
        result.put("without_partner_post", found.map().lonelyPost().length);
        result.putAll(scores);
        common.emit(result);
    }
}
