package io.biapy.instance;

import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSet;
import io.biapy.core.network.Head;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.target.ChannelObjective;
import io.biapy.core.target.Objective;
import io.biapy.core.target.SpatialEmbeddingObjective;
import io.biapy.core.train.TrainingData;
import io.biapy.core.train.TrainingImage;
import io.biapy.core.train.TrainingLog;
import io.biapy.core.train.TrainingOptions;
import io.biapy.core.train.TrainingOutcome;
import io.biapy.core.train.TrainingSetup;
import io.biapy.core.workflow.NetworkModel;
import io.biapy.core.workflow.PatchPredictor;
import io.biapy.core.workflow.PredictionSettings;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.EmbeddingPart;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.spec.Decoding;
import io.biapy.instance.tune.DecodingTuner;
import io.biapy.instance.tune.Example;
import io.biapy.metrics.matching.DataSetMatching;
import io.biapy.metrics.matching.Matching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** One training from images to model. */
final class InstanceFit {

    private final InstanceTraining settings;
    private final TrainingSetup setup;
    private final TrainingOptions options;
    private final Decoding standard;
    private final List<TrainingImage> training = new ArrayList<>();
    private final List<TrainingImage> validation = new ArrayList<>();
    private int empty; // training images of which every sample is left out

    InstanceFit(InstanceTraining settings, TrainingSetup setup) {
        this.settings = settings;
        this.setup = setup;
        this.options = setup.options();
        this.standard = Decoding.standard(settings.channels);
    }

    InstanceModel run() {
        long begin = System.nanoTime();
        standard.reach(); // refuses now what could not be decoded after the training
        try (Workers workers = Workers.of(options.threads())) {
            load(workers);
            NetworkGraph graph = graph();
            graph.requireFit(options.patch());
            TrainingOutcome outcome = setup.training(
                            graph,
                            start(graph),
                            objective(workers),
                            new TrainingData(training, validation, settings.channels))
                    .scorer((epoch, weights) -> score(graph, epoch, weights))
                    .run();
            Weights kept = options.patience() > 0 ? outcome.best() : outcome.last();
            return finish(model(graph, kept), outcome.log(), begin, workers);
        }
    }

    /** An embedding begins with no offset and sigmas of 1, as BiaPy's; its head is the only one. */
    private Weights start(NetworkGraph graph) {
        Weights weights = Initializer.weights(graph, options.seed());
        if (!settings.channels.has(ChannelCode.EMBEDDING_OFFSET)) {
            return weights;
        }
        float[] planes = new float[2 * settings.dimensions];
        Arrays.fill(planes, settings.dimensions, planes.length, 1);
        return Initializer.withConstantPlanes(weights, graph.outputs().get(0), 0, planes);
    }

    private Objective objective(Workers workers) {
        if (settings.channels.has(ChannelCode.INSTANCES)) {
            throw new InputException(
                    "Channel I is no target that a network learns; leave it out of " + settings.channels + ".");
        }
        for (TargetChannel channel : settings.channels.list()) {
            if (channel instanceof EmbeddingPart part && part.channel() == ChannelCode.EMBEDDING_OFFSET) {
                return SpatialEmbeddingObjective.of(settings.dimensions, SpatialEmbeddingObjective.DEFAULT_GRID)
                        .withCenter(part.center(), part.medoidPoints())
                        .withWorkers(workers);
            }
        }
        return ChannelObjective.of(settings.channels.outputs())
                .withRebalance(settings.rebalance)
                .withBorderWeights(settings.channels.has(ChannelCode.BORDER_WEIGHTS))
                .withWorkers(workers);
    }

    private void load(Workers workers) {
        ImageSet set = settings.images;
        setup.progress().update("read images", 0, set.size(), "");
        List<TrainingImages.Loaded> all = TrainingImages.load(
                set,
                settings.dimensions,
                settings.normalization,
                settings.channels,
                settings.targetsCached(),
                settings.filter,
                options.patch(),
                workers);
        setup.progress().update("read images", set.size(), set.size(), "");
        List<TrainingImages.Loaded> learnt = new ArrayList<>();
        List<TrainingImages.Loaded> aside = new ArrayList<>();
        setup.split(all, learnt, aside);
        aside.forEach(loaded -> validation.add(loaded.image()));
        learnt.stream().filter(TrainingImages.Loaded::hasSamples).forEach(loaded -> training.add(loaded.image()));
        empty = learnt.size() - training.size();
        if (training.isEmpty() && empty > 0) {
            throw new InputException("All samples of all " + empty + " training images are left out: " + settings.filter
                    + ". Loosen the conditions.");
        }
    }

    private NetworkGraph graph() {
        return settings.network
                .dimensions(settings.dimensions)
                .inputChannels(training.get(0).input().channels())
                .heads(List.of(new Head(
                        String.join(
                                "+",
                                settings.channels.codes().stream()
                                        .map(c -> c.code())
                                        .toList()),
                        settings.channels.width())))
                .build();
    }

    private NetworkModel model(NetworkGraph graph, Weights weights) {
        return NetworkModel.of(
                InstanceModel.WORKFLOW,
                graph,
                weights,
                settings.normalization,
                PredictionSettings.patches(options.patch()));
    }

    /** F1 at IoU 0.5 of the images kept aside, pooled, with starting thresholds. */
    private OptionalDouble score(NetworkGraph graph, int epoch, Weights weights) {
        boolean due = settings.scoreEvery > 0 && (epoch % settings.scoreEvery == 0 || epoch == options.epochs());
        if (!due || validation.isEmpty()) {
            return OptionalDouble.empty();
        }
        DataSetMatching all = new DataSetMatching();
        for (Example e : predict(model(graph, weights), Progress.none())) {
            all.add(
                    e.truth().name(),
                    Matching.of(
                            e.truth().codes(), standard.decode(e.prediction()).codes()));
        }
        return OptionalDouble.of(all.pooled(0.5).f1());
    }

    private List<Example> predict(NetworkModel network, Progress progress) {
        InstanceModel model = InstanceModel.of(network, standard);
        List<Example> examples = new ArrayList<>();
        try (PatchPredictor predictor =
                new PatchPredictor(network, model.activations(), model.roles(), setup.engine(), options.threads())) {
            for (TrainingImage image : validation) {
                setup.cancellation().check();
                examples.add(new Example(
                        predictor.predictNormalized(image.input(), Progress.none(), Cancellation.never()),
                        image.labels()));
                progress.update("predict the images kept aside", examples.size(), validation.size(), "");
            }
        }
        return examples;
    }

    private InstanceModel finish(NetworkModel network, TrainingLog log, long begin, Workers workers) {
        Decoding decoding = standard;
        Map<String, String> made = setup.provenance();
        made.put("images", settings.images.toString());
        made.put("training images", Integer.toString(training.size()));
        made.put(
                "validation images",
                String.join(" ", validation.stream().map(TrainingImage::name).toList()));
        made.put("settings", setup.summary());
        if (!settings.filter.isEmpty()) {
            made.put("left out", settings.filter + "; images without any other: " + empty);
        }
        if (settings.tuning && !validation.isEmpty() && DecodingTuner.canTune(decoding)) {
            DecodingTuner tuner = new DecodingTuner(workers);
            List<Example> examples = predict(network, setup.progress());
            double before = tuner.score(decoding, examples);
            decoding = tuner.tune(decoding, examples, setup.progress(), setup.cancellation());
            made.put(
                    "tuning",
                    String.format(
                            Locale.ROOT,
                            "mean accuracy of the images kept aside %.4f before, %.4f after",
                            before,
                            tuner.score(decoding, examples)));
        }
        if (settings.tuning && validation.isEmpty()) {
            made.put("tuning", "none: no image was kept aside to choose thresholds on, so they are the standard ones");
        }
        made.put("seconds", String.format(Locale.ROOT, "%.0f", (System.nanoTime() - begin) * 1e-9));
        return new InstanceModel(network.withProvenance(made), decoding, log);
    }
}
