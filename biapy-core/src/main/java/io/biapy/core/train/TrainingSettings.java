package io.biapy.core.train;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Engines;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.optimizer.Adam;
import io.biapy.core.optimizer.Schedule;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained, as far as all workflows agree: every setting has a default. AdamW with weight decay 0.01. Used once, by one thread.
 *
 * @param <S> the workflow's own settings, which each of these gives back
 */
public abstract class TrainingSettings<S extends TrainingSettings<S>> {
    private static final double LEARNING_RATE = 3e-3;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double AVERAGING = 0.99;

    /** What has been set; a workflow adds its own. */
    protected final TrainingOptions.Builder options;

    private double validation = 0.15;
    private @Nullable Path checkpoints;
    private boolean resume;
    private Progress progress = Progress.none();
    private Cancellation cancellation = Cancellation.never();
    private @Nullable Engine engine;

    protected TrainingSettings(Extent patch, int batchSize) {
        this.options = TrainingOptions.builder(patch)
                .epochs(30)
                .batchSize(batchSize)
                .schedule(Schedule.oneCycle(LEARNING_RATE))
                .optimizer(Adam.decoupled(WEIGHT_DECAY))
                .averaging(AVERAGING)
                .augmentation(Augmentation.standard());
    }

    /** This, as what it is. */
    protected abstract S self();

    /** Passes over the images. Default 30. */
    public S epochs(int count) {
        options.epochs(count);
        return self();
    }

    /** Steps of an epoch. Default: as many as it takes to see as many voxels as the images have. */
    public S stepsPerEpoch(int count) {
        options.stepsPerEpoch(count);
        return self();
    }

    /** Patches of a step. Default 4 in 2D, 1 in 3D. */
    public S batchSize(int count) {
        options.batchSize(count);
        return self();
    }

    /** Peak of the default one-cycle schedule. Default 0.003. */
    public S learningRate(double peak) {
        options.schedule(Schedule.oneCycle(peak));
        return self();
    }

    /** Decay of the moving average of the weights, which is what is kept; 0 for none. Default 0.99. */
    public S averaging(double decay) {
        options.averaging(decay);
        return self();
    }

    /** Share of the images kept aside, 0 to below 1. Default 0.15. */
    public S validation(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new InputException("The validation share must be at least 0 and below 1, got " + share + ".");
        }
        validation = share;
        return self();
    }

    /** Default 0. The same seed, images, threads and machine give the same model, bit for bit. */
    public S seed(long value) {
        options.seed(value);
        return self();
    }

    /** Default: all processors. */
    public S threads(int count) {
        options.threads(count);
        return self();
    }

    public S augmentation(Augmentation changes) {
        options.augmentation(changes);
        return self();
    }

    /** Writes a checkpoint into this folder after every epoch. */
    public S checkpoints(Path folder) {
        checkpoints = folder;
        return self();
    }

    /** Goes on from the folder's checkpoint if there is one; one of other settings is refused. */
    public S resume() {
        resume = true;
        return self();
    }

    public S onProgress(Progress receiver) {
        progress = receiver;
        return self();
    }

    public S cancellable(Cancellation value) {
        cancellation = value;
        return self();
    }

    /** Default: the best on the class path. */
    public S on(Engine trainer) {
        engine = trainer;
        return self();
    }

    /** What has been set, for the workflow's training. */
    protected final TrainingSetup setup() {
        return new TrainingSetup(
                options.build(),
                engine == null ? Engines.best() : engine,
                validation,
                checkpoints,
                resume,
                progress,
                cancellation);
    }
}
