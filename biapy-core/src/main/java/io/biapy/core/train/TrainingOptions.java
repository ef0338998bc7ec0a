package io.biapy.core.train;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.optimizer.Adam;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.optimizer.Schedule;

/**
 * How long and with what a network is trained. Immutable; {@code with...} methods give a changed copy and refuse what cannot work.
 */
public final class TrainingOptions {
    private final Extent patch;
    private final int epochs;
    private final int stepsPerEpoch;
    private final int batchSize;
    private final Schedule schedule;
    private final Optimizer optimizer;
    private final double averaging;
    private final int patience;
    private final long seed;
    private final int threads;
    private final Augmentation augmentation;

    private TrainingOptions(Builder b) {
        this.patch = b.patch;
        this.epochs = b.epochs;
        this.stepsPerEpoch = b.stepsPerEpoch;
        this.batchSize = b.batchSize;
        this.schedule = b.schedule;
        this.optimizer = b.optimizer;
        this.averaging = b.averaging;
        this.patience = b.patience;
        this.seed = b.seed;
        this.threads = b.threads;
        this.augmentation = b.augmentation;
    }

    /** Starts from the defaults for patches of this size. */
    public static Builder builder(Extent patch) {
        return new Builder(patch);
    }

    public Extent patch() {
        return patch;
    }

    public int epochs() {
        return epochs;
    }

    /** 0: as many as it takes to see as many voxels as the training images have. */
    public int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    public int batchSize() {
        return batchSize;
    }

    public Schedule schedule() {
        return schedule;
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    public double averaging() {
        return averaging;
    }

    public int patience() {
        return patience;
    }

    public long seed() {
        return seed;
    }

    public int threads() {
        return threads;
    }

    public Augmentation augmentation() {
        return augmentation;
    }

    /** A builder that starts from these. */
    public Builder toBuilder() {
        Builder b = new Builder(patch);
        b.epochs = epochs;
        b.stepsPerEpoch = stepsPerEpoch;
        b.batchSize = batchSize;
        b.schedule = schedule;
        b.optimizer = optimizer;
        b.averaging = averaging;
        b.patience = patience;
        b.seed = seed;
        b.threads = threads;
        b.augmentation = augmentation;
        return b;
    }

    /** All that decides the result, one setting a line, as a checkpoint remembers it. The number of threads decides bits too. */
    public String fingerprint() {
        return "patch " + patch + "\nepochs " + epochs + "\nsteps per epoch " + stepsPerEpoch + "\nbatch " + batchSize
                + "\nschedule " + schedule
                + "\noptimizer "
                + optimizer + "\naveraging " + averaging + "\npatience " + patience + "\nseed " + seed + "\nthreads "
                + threads
                + "\naugmentation " + augmentation + "\n";
    }

    @Override
    public String toString() {
        return epochs + " epochs, batches of " + batchSize + " patches of " + patch + ", " + optimizer + ", rate "
                + schedule + ", seed " + seed;
    }

    /** Collects the options; used once, by one thread. */
    public static final class Builder {
        private Extent patch;
        private int epochs = 60;
        private int stepsPerEpoch;
        private int batchSize = 4;
        private Schedule schedule = Schedule.oneCycle(3e-3);
        private Optimizer optimizer = Adam.decoupled(0.02);
        private double averaging;
        private int patience;
        private long seed;
        private int threads = Runtime.getRuntime().availableProcessors();
        private Augmentation augmentation = Augmentation.standard();

        private Builder(Extent patch) {
            this.patch = checked(patch);
        }

        private static Extent checked(Extent size) {
            if (size.voxels() == 0) {
                throw new InputException("A patch needs at least 1 voxel along each axis, got " + size + ".");
            }
            return size;
        }

        /** Size of a training patch, z, y, x, each at least 1. */
        public Builder patch(Extent size) {
            patch = checked(size);
            return this;
        }

        /** Passes over the data, at least 1. Default 60. */
        public Builder epochs(int count) {
            epochs = atLeast("epochs", count, 1);
            return this;
        }

        /** Steps of an epoch; 0 (default): as many as it takes to see as many voxels as the training images have. */
        public Builder stepsPerEpoch(int count) {
            stepsPerEpoch = atLeast("steps per epoch", count, 0);
            return this;
        }

        /** Patches of a step, at least 1. Default 4. */
        public Builder batchSize(int count) {
            batchSize = atLeast("batch size", count, 1);
            return this;
        }

        /** Learning rates. Default: one cycle up to 0.003. */
        public Builder schedule(Schedule rates) {
            schedule = rates;
            return this;
        }

        /** Default AdamW with weight decay 0.02, as BiaPy's. */
        public Builder optimizer(Optimizer rule) {
            optimizer = rule;
            return this;
        }

        /** Decay of the moving average of the weights, 0 (default: off) to below 1, for example 0.99. */
        public Builder averaging(double decay) {
            if (!(decay >= 0 && decay < 1)) {
                throw new InputException("The averaging decay must be at least 0 and below 1, got " + decay + ".");
            }
            averaging = decay;
            return this;
        }

        /** Epochs without a lower validation loss after which training stops; 0 (default): never. */
        public Builder patience(int count) {
            patience = atLeast("patience", count, 0);
            return this;
        }

        /** Default 0. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Threads of the engine and of the data. Default: all processors. */
        public Builder threads(int count) {
            threads = atLeast("threads", count, 1);
            return this;
        }

        public Builder augmentation(Augmentation value) {
            augmentation = value;
            return this;
        }

        public TrainingOptions build() {
            return new TrainingOptions(this);
        }

        private static int atLeast(String what, int value, int least) {
            if (value < least) {
                throw new InputException(
                        "The number of " + what + " must be at least " + least + ", got " + value + ".");
            }
            return value;
        }
    }
}
