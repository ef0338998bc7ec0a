package io.biapy.synapse;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Engines;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.optimizer.Adam;
import io.biapy.core.optimizer.Schedule;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.train.Augmentation;
import io.biapy.core.train.TrainingOptions;
import io.biapy.synapse.target.SynapseTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained on annotated volumes; every setting has a default. Used once, by one thread.
 *
 * <p>Part of the volumes (whole ones) is kept aside: on them each epoch is judged and the threshold is chosen. Of a single volume none is, and the threshold
 * is chosen on what was learnt from, which the model says.
 */
public final class SynapseTraining {
    private static final double LEARNING_RATE = 3e-3;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double AVERAGING = 0.99;

    final SynapseTargets targets;
    final NetworkBuilder network;
    final Normalization normalization;
    final List<SynapseVolume> volumes;
    private final TrainingOptions.Builder options;
    double validation = 0.15;
    boolean tuning = true;
    double tolerance = 100;
    double vectorUnit = 100;
    private @Nullable Path checkpoints;
    boolean resume;
    Progress progress = Progress.none();
    Cancellation cancellation = Cancellation.never();
    private @Nullable Engine engine;

    SynapseTraining(
            SynapseTargets targets, NetworkBuilder network, Normalization normalization, List<SynapseVolume> volumes) {
        this.targets = targets;
        this.network = network;
        this.normalization = normalization;
        this.volumes = List.copyOf(volumes);
        if (volumes.isEmpty()) {
            throw new InputException("A training needs at least one annotated volume, got none.");
        }
        this.options = TrainingOptions.builder(Extent.zyx(16, 64, 64))
                .epochs(30)
                .batchSize(1)
                .schedule(Schedule.oneCycle(LEARNING_RATE))
                .optimizer(Adam.decoupled(WEIGHT_DECAY))
                .averaging(AVERAGING)
                .augmentation(Augmentation.standard());
    }

    /** Size of a training patch, z, y, x; no volume may be smaller. Default 16, 64, 64. */
    public SynapseTraining patch(int z, int y, int x) {
        options.patch(Extent.zyx(z, y, x));
        return this;
    }

    /** Passes over the volumes. Default 30. */
    public SynapseTraining epochs(int count) {
        options.epochs(count);
        return this;
    }

    /** Steps of an epoch. Default: as many as it takes to see as many voxels as the volumes have. */
    public SynapseTraining stepsPerEpoch(int count) {
        options.stepsPerEpoch(count);
        return this;
    }

    /** Patches of a step. Default 1. */
    public SynapseTraining batchSize(int count) {
        options.batchSize(count);
        return this;
    }

    /** Peak of the one-cycle schedule. Default 0.003. */
    public SynapseTraining learningRate(double peak) {
        options.schedule(Schedule.oneCycle(peak));
        return this;
    }

    /** Decay of the moving average of the weights, which is what is kept; 0 for none. Default 0.99. */
    public SynapseTraining averaging(double decay) {
        options.averaging(decay);
        return this;
    }

    /** Share of the volumes kept aside, 0 to below 1. Default 0.15. */
    public SynapseTraining validation(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new InputException("The validation share must be at least 0 and below 1, got " + share + ".");
        }
        validation = share;
        return this;
    }

    /** Default 0. The same seed, volumes, threads and machine give the same model, bit for bit. */
    public SynapseTraining seed(long value) {
        options.seed(value);
        return this;
    }

    /** Default: all processors. */
    public SynapseTraining threads(int count) {
        options.threads(count);
        return this;
    }

    public SynapseTraining augmentation(Augmentation changes) {
        options.augmentation(changes);
        return this;
    }

    /** Whether the threshold is chosen by partners' F1 (F1 of sites where there are no pairs). Default true; else it is 0.5. */
    public SynapseTraining tuneThreshold(boolean on) {
        tuning = on;
        return this;
    }

    /** Within which sites match when the threshold is chosen, in the unit of the voxel size. Default 100. */
    public SynapseTraining tolerance(double distance) {
        tolerance = distance;
        return this;
    }

    /** What a 1 of the vectors that are learnt means, in the unit of the voxel size, so that losses are of one size. Default 100. */
    public SynapseTraining vectorUnit(double length) {
        vectorUnit = length;
        return this;
    }

    /** Writes a checkpoint into this folder after every epoch. */
    public SynapseTraining checkpoints(Path folder) {
        checkpoints = folder;
        return this;
    }

    /** Goes on from the folder's checkpoint if there is one; one of other settings is refused. */
    public SynapseTraining resume() {
        resume = true;
        return this;
    }

    public SynapseTraining onProgress(Progress receiver) {
        progress = receiver;
        return this;
    }

    public SynapseTraining cancellable(Cancellation value) {
        cancellation = value;
        return this;
    }

    /** Default: the best on the class path. */
    public SynapseTraining on(Engine trainer) {
        engine = trainer;
        return this;
    }

    /** Trains, chooses the threshold, and gives the model. */
    public SynapseModel fit() {
        return new SynapseFit(this, options.build(), engine == null ? Engines.best() : engine).run();
    }

    Optional<Path> checkpointFile() {
        if (checkpoints == null) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(checkpoints);
        } catch (IOException e) {
            throw new FileException(checkpoints, "the folder of checkpoints cannot be made: " + e.getMessage(), e);
        }
        return Optional.of(checkpoints.resolve("checkpoint.safetensors"));
    }

    @Override
    public String toString() {
        return "Training of " + targets + " on " + volumes.size() + " volumes, " + options.build();
    }
}
