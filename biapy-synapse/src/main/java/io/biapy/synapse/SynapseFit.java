package io.biapy.synapse;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.network.Head;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.target.ChannelObjective;
import io.biapy.core.train.PatchFocus;
import io.biapy.core.train.TrainingData;
import io.biapy.core.train.TrainingImage;
import io.biapy.core.train.TrainingOptions;
import io.biapy.core.train.TrainingOutcome;
import io.biapy.core.train.TrainingSetup;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PatchPredictor;
import io.biapy.core.workflow.PredictionSettings;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.evaluate.SynapseTuner;
import io.biapy.synapse.evaluate.ThresholdSweep;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One training from annotated volumes to model. */
final class SynapseFit {
    private static final double FARTHER = 1.25;

    private record Prepared(TrainingImage image, SynapsePairs truth) {}

    private final SynapseTraining settings;
    private final TrainingSetup setup;
    private final TrainingOptions options;
    private final Representation representation;
    private final List<Prepared> training = new ArrayList<>();
    private final List<Prepared> validation = new ArrayList<>();

    SynapseFit(SynapseTraining settings, TrainingSetup setup) {
        this.settings = settings;
        this.setup = setup;
        this.options = setup.options();
        this.representation = settings.targets.representation();
    }

    SynapseModel run() {
        long begin = System.nanoTime();
        try (Workers workers = Workers.of(options.threads())) {
            load();
            NetworkGraph graph = graph();
            graph.requireFit(options.patch());
            TrainingOutcome outcome = setup.training(
                            graph,
                            Initializer.weights(graph, options.seed()),
                            ChannelObjective.of(SynapseChannel.of(representation))
                                    .withWorkers(workers),
                            new TrainingData(images(training), images(validation), new SynapseEncoder(representation)))
                    .run();
            NetworkModel network = NetworkModel.of(
                    SynapseModel.WORKFLOW,
                    graph,
                    outcome.last(),
                    settings.normalization,
                    PredictionSettings.patches(options.patch()));
            return finish(network, outcome, begin, workers);
        }
    }

    private static List<TrainingImage> images(List<Prepared> all) {
        return all.stream().map(Prepared::image).toList();
    }

    /** All problems at once. */
    private void load() {
        List<Prepared> all = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (SynapseVolume volume : settings.volumes) {
            setup.progress().update("read volumes", all.size(), settings.volumes.size(), volume.name());
            try {
                all.add(prepare(volume));
            } catch (BiapyException e) {
                problems.add(volume.name() + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.size() + " of " + settings.volumes.size() + " volumes cannot be used:\n  "
                    + String.join("\n  ", problems));
        }
        setup.split(all, training, validation);
        boolean pairless = training.stream().allMatch(p -> p.truth().partners().size() == 0);
        if (pairless && (representation == Representation.SIMPSYN || representation == Representation.SYNFUL)) {
            throw new InputException(
                    "None of the volumes to learn from (" + names(training)
                            + ") has a pair with both sites inside, so partners cannot be learnt. Annotate some, or learn sites alone (channels post).");
        }
    }

    private Prepared prepare(SynapseVolume volume) {
        SynapsePairs pairs = SynapsePairs.in(volume.raw().size(), volume.sites());
        if (pairs.posts().size() + pairs.pres().size() == 0) {
            throw new InputException("no annotated site lies in the volume, so there is nothing to learn.");
        }
        Calibration v = pairs.voxelSize();
        if (representation == Representation.SYNFUL && v.y() != v.x()) {
            throw new InputException(
                    "vectors are learnt from turned patches, which needs voxels as long in y as in x, got " + v + ".");
        }
        FloatImage raw = volume.raw().load().withCalibration(v);
        FloatImage targets = scaled(settings.targets.encode(pairs, raw));
        FloatImage input = settings.normalization.apply(raw).withName(volume.name());
        return new Prepared(
                new TrainingImage(
                        input,
                        marked(pairs, volume.name()),
                        targets,
                        Math.sqrt(1 + pairs.size()),
                        PatchFocus.on(sites(pairs), settings.around)),
                pairs);
    }

    /** Postsynaptic sites, of which there are most, and presynaptic ones. */
    private static List<long[]> sites(SynapsePairs pairs) {
        List<long[]> all = new ArrayList<>(pairs.postVoxels());
        all.addAll(pairs.preVoxels());
        return all;
    }

    private FloatImage scaled(FloatImage targets) {
        if (representation == Representation.SYNFUL) {
            float[] data = targets.data();
            for (int i = targets.extent().voxels(); i < data.length; i++) {
                data[i] /= (float) settings.vectorUnit;
            }
        }
        return targets;
    }

    /** The sites as labels, by which a checkpoint knows its volumes again. */
    private static LabelImage marked(SynapsePairs pairs, String name) {
        Extent e = pairs.volume().toExtentInMemory(1, Integer.BYTES);
        int[] codes = new int[e.voxels()];
        int next = 1;
        for (List<long[]> sites : List.of(pairs.preVoxels(), pairs.postVoxels())) {
            for (long[] s : sites) {
                codes[(int) ((s[0] * e.y() + s[1]) * e.x() + s[2])] = next++;
            }
        }
        return LabelImage.of(name, e, codes).withCalibration(pairs.voxelSize());
    }

    private NetworkGraph graph() {
        return settings.network
                .apply(training.get(0).truth().voxelSize())
                .dimensions(3)
                .inputChannels(training.get(0).image().input().channels())
                .heads(List.of(new Head(String.join("+", representation.codes()), representation.planes())))
                .build();
    }

    private SynapseModel finish(NetworkModel network, TrainingOutcome outcome, long begin, Workers workers) {
        SynapseDecoding decoding = start();
        Map<String, String> made = setup.provenance();
        made.put("training volumes", names(training));
        made.put("validation volumes", names(validation));
        made.put("settings", setup.summary());
        if (settings.tuning) {
            List<Prepared> judges = validation.isEmpty() ? training : validation;
            SynapseTuner tuner = SynapseTuner.of(decoding, predict(network, judges), settings.tolerance, workers);
            decoding = tuner.decoding();
            made.put(
                    "threshold",
                    String.format(
                            Locale.ROOT,
                            "F1 %.4f within %s by %s, on the volumes %s",
                            tuner.judged(),
                            settings.tolerance,
                            decoding,
                            validation.isEmpty() ? "that were learnt from, since none was kept aside" : "kept aside"));
        }
        made.put("seconds", String.format(Locale.ROOT, "%.0f", (System.nanoTime() - begin) * 1e-9));
        return new SynapseModel(
                network.withProvenance(made), decoding, training.get(0).truth().voxelSize(), outcome.log());
    }

    /** Partners are looked for somewhat farther away than the farthest that was annotated. */
    private SynapseDecoding start() {
        SynapseDecoding.Builder decoding = SynapseDecoding.of(representation).toBuilder();
        double farthest =
                training.stream().mapToDouble(p -> p.truth().farthest()).max().orElse(0);
        if (farthest > 0) {
            decoding.partnerWithin(FARTHER * farthest);
        }
        return (representation == Representation.SYNFUL ? decoding.vectorUnit(settings.vectorUnit) : decoding).build();
    }

    private static String names(List<Prepared> all) {
        return String.join(" ", images(all).stream().map(TrainingImage::name).toList());
    }

    private List<ThresholdSweep.Example> predict(NetworkModel network, List<Prepared> volumes) {
        List<ThresholdSweep.Example> examples = new ArrayList<>();
        try (PatchPredictor predictor =
                SynapseModel.predictor(network, representation, setup.engine(), options.threads())) {
            for (Prepared one : volumes) {
                setup.cancellation().check();
                examples.add(new ThresholdSweep.Example(
                        predictor.predictNormalized(one.image().input(), Progress.none(), Cancellation.never()),
                        one.truth()));
            }
        }
        return examples;
    }
}
