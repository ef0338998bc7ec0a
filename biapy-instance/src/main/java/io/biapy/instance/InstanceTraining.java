package io.biapy.instance;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSet;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.optimizer.Schedule;
import io.biapy.core.patch.SampleFilter;
import io.biapy.core.train.TrainingSettings;
import io.biapy.instance.channel.TargetChannels;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained: every setting has a default that works on nuclei of a few thousand pixels. Used once, by one thread.
 *
 * <p>Part of the images (whole ones) is kept aside: on them each epoch is judged and, at the end, thresholds are chosen.
 */
public final class InstanceTraining extends TrainingSettings<InstanceTraining> {
    private static final int CACHE_BEYOND_REACH = 8;

    final int dimensions;
    final TargetChannels channels;
    final NetworkBuilder network;
    final Normalization normalization;
    final ImageSet images;
    boolean rebalance = true;
    boolean tuning = true;

    @Nullable
    Boolean cached;

    int scoreEvery = 5;
    SampleFilter filter = SampleFilter.none();

    InstanceTraining(
            int dimensions,
            TargetChannels channels,
            NetworkBuilder network,
            Normalization normalization,
            ImageSet images) {
        super(dimensions == 2 ? Extent.yx(256, 256) : new Extent(32, 64, 64), dimensions == 2 ? 4 : 1);
        this.dimensions = dimensions;
        this.channels = channels;
        this.network = network;
        this.normalization = normalization;
        this.images = images;
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
        options.patch(size);
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

    /** Epochs without a lower validation loss after which training stops; the best epoch is kept then. Default 0: never. */
    public InstanceTraining patience(int epochs) {
        options.patience(epochs);
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

    /**
     * Samples that are not learnt from, as BiaPy's DATA.TRAIN.FILTER_SAMPLES: patches are then drawn at the places of a grid, half a patch apart, that are not left
     * out, and an image without any is not learnt from. Images kept aside stay whole. Default none.
     */
    public InstanceTraining filterSamples(SampleFilter samples) {
        filter = samples;
        return this;
    }

    /** Computes F1 of the images kept aside every so many epochs; 0 for never. Default 5. */
    public InstanceTraining scoreEvery(int epochs) {
        scoreEvery = epochs;
        return this;
    }

    /** Trains, chooses thresholds, and gives the model. */
    public InstanceModel fit() {
        return new InstanceFit(this, setup()).run();
    }

    boolean targetsCached() {
        return cached == null ? channels.reach() > CACHE_BEYOND_REACH : cached;
    }

    @Override
    protected InstanceTraining self() {
        return this;
    }

    @Override
    public String toString() {
        return "Training of " + channels + " on " + images + ", " + options.build();
    }
}
