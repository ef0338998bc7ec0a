package io.biapy.instance;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Engines;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSet;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.optimizer.Adam;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.optimizer.Schedule;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.train.Augmentation;
import io.biapy.core.train.TrainingOptions;
import io.biapy.instance.channel.TargetChannels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained: every setting has a default that works on nuclei of a few thousand pixels. Used once, by one thread.
 *
 * <p>Part of the images (whole ones) is kept aside: on them each epoch is judged and, at the end, thresholds are chosen.
 */
public final class InstanceTraining {
    private static final int CACHE_BEYOND_REACH = 8;
    private static final double LEARNING_RATE = 3e-3;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double AVERAGING = 0.99;

    final int dimensions;
    final TargetChannels channels;
    final NetworkBuilder network;
    final Normalization normalization;
    final ImageSet images;
    private final TrainingOptions.Builder options;
    private Extent patch;
    double validation = 0.15;
    boolean rebalance = true;
    boolean tuning = true;

    @Nullable
    Boolean cached;

    @Nullable
    Path checkpoints;

    boolean resume;
    int scoreEvery = 5;
    Progress progress = Progress.none();
    Cancellation cancellation = Cancellation.never();

    @Nullable
    Engine engine;

    InstanceTraining(
            int dimensions,
            TargetChannels channels,
            NetworkBuilder network,
            Normalization normalization,
            ImageSet images) {
        this.dimensions = dimensions;
        this.channels = channels;
        this.network = network;
        this.normalization = normalization;
        this.images = images;
        this.patch = dimensions == 2 ? Extent.yx(256, 256) : new Extent(32, 64, 64);
        this.options = TrainingOptions.builder(patch)
                .epochs(30)
                .batchSize(dimensions == 2 ? 4 : 1)
                .schedule(Schedule.oneCycle(LEARNING_RATE))
                .optimizer(Adam.decoupled(WEIGHT_DECAY))
                .averaging(AVERAGING)
                .augmentation(Augmentation.standard());
    }

    /** Size of a training patch in 2D; every image must be at least as large. Default 256, 256. */
    public InstanceTraining patch(int y, int x) {
        return patch(Extent.yx(y, x));
    }

    /** Size of a training patch in 3D. Default 32, 64, 64. */
    public InstanceTraining patch(int z, int y, int x) {
        return patch(new Extent(z, y, x));
    }

    public InstanceTraining patch(Extent size) {
        if (dimensions == 2 && size.z() != 1) {
            throw new InputException("A 2D patch has the sizes y, x, got " + size + ".");
        }
        patch = size;
        options.patch(size);
        return this;
    }

    /** Passes over the images. Default 30. */
    public InstanceTraining epochs(int count) {
        options.epochs(count);
        return this;
    }

    /** Steps of an epoch. Default: as many as it takes to see as many voxels as the images have. */
    public InstanceTraining stepsPerEpoch(int count) {
        options.stepsPerEpoch(count);
        return this;
    }

    /** Patches of a step. Default 4 in 2D, 1 in 3D. */
    public InstanceTraining batchSize(int count) {
        options.batchSize(count);
        return this;
    }

    /** Peak of the default one-cycle schedule. Default 0.003. */
    public InstanceTraining learningRate(double peak) {
        options.schedule(Schedule.oneCycle(peak));
        return this;
    }

    /** Another schedule. */
    public InstanceTraining schedule(Schedule rates) {
        options.schedule(rates);
        return this;
    }

    /** Default: AdamW with weight decay 0.01. */
    public InstanceTraining optimizer(Optimizer rule) {
        options.optimizer(rule);
        return this;
    }

    /** Decay of the moving average of the weights, which is what is kept; 0 for none. Default 0.99. */
    public InstanceTraining averaging(double decay) {
        options.averaging(decay);
        return this;
    }

    /** Share of the images kept aside, 0 to below 1. Default 0.15. */
    public InstanceTraining validation(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new InputException("The validation share must be at least 0 and below 1, got " + share + ".");
        }
        validation = share;
        return this;
    }

    /** Epochs without a lower validation loss after which training stops; the best epoch is kept then. Default 0: never. */
    public InstanceTraining patience(int epochs) {
        options.patience(epochs);
        return this;
    }

    /** Default 0. The same seed, images, threads and machine give the same model, bit for bit. */
    public InstanceTraining seed(long value) {
        options.seed(value);
        return this;
    }

    /** Default: all processors. */
    public InstanceTraining threads(int count) {
        options.threads(count);
        return this;
    }

    public InstanceTraining augmentation(Augmentation changes) {
        options.augmentation(changes);
        return this;
    }

    /** BiaPy's class rebalancing of binary channels: the rarer of the two values weighs more, so thin contours are learned early. Default on. */
    public InstanceTraining rebalance(boolean on) {
        rebalance = on;
        return this;
    }

    /** Whether targets are made once for each image, or anew for each patch. Default: anew where that is exact and cheap (F, B, C). */
    public InstanceTraining cacheTargets(boolean on) {
        cached = on;
        return this;
    }

    /** Whether thresholds are chosen on the images kept aside. Default true. */
    public InstanceTraining tuneThresholds(boolean on) {
        tuning = on;
        return this;
    }

    /** Computes F1 of the images kept aside every so many epochs; 0 for never. Default 5. */
    public InstanceTraining scoreEvery(int epochs) {
        scoreEvery = epochs;
        return this;
    }

    /** Writes a checkpoint into this folder after every epoch. */
    public InstanceTraining checkpoints(Path folder) {
        checkpoints = folder;
        return this;
    }

    /** Goes on from the folder's checkpoint if there is one; one of other settings is refused. */
    public InstanceTraining resume() {
        resume = true;
        return this;
    }

    public InstanceTraining onProgress(Progress receiver) {
        progress = receiver;
        return this;
    }

    public InstanceTraining cancellable(Cancellation value) {
        cancellation = value;
        return this;
    }

    /** Default: the best on the class path. */
    public InstanceTraining on(Engine trainer) {
        engine = trainer;
        return this;
    }

    /** Trains, chooses thresholds, and gives the model. */
    public InstanceModel fit() {
        return new InstanceFit(this, options.build(), engine == null ? Engines.best() : engine).run();
    }

    boolean targetsCached() {
        return cached == null ? channels.reach() > CACHE_BEYOND_REACH : cached;
    }

    Optional<Path> checkpointFile() {
        if (checkpoints == null) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(checkpoints);
        } catch (java.io.IOException e) {
            throw new FileException(checkpoints, "the folder of checkpoints cannot be made: " + e.getMessage(), e);
        }
        return Optional.of(checkpoints.resolve("checkpoint.safetensors"));
    }

    @Override
    public String toString() {
        return "Training of " + channels + " on " + images + ", " + options.build();
    }
}
