package io.biapy.synapse;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.train.Augmentation;
import io.biapy.core.train.TrainingSettings;
import io.biapy.synapse.target.SynapseTargets;
import java.util.List;
import java.util.function.Function;

/**
 * How a network is trained on annotated volumes; every setting has a default. Used once, by one thread.
 *
 * <p>Part of the volumes (whole ones) is kept aside: on them each epoch is judged and thresholds and least distance are chosen. Of a single volume none
 * is, and they are chosen on what was learnt from, which the model says. Patches are flipped, turned and changed in brightness, not zoomed, since the voxel size is
 * known.
 */
public final class SynapseTraining extends TrainingSettings<SynapseTraining> {
    final SynapseTargets targets;
    final Function<Calibration, NetworkBuilder> network;
    final Normalization normalization;
    final List<SynapseVolume> volumes;
    boolean tuning = true;
    double tolerance = 100;
    double vectorUnit = 100;
    double around = 0.5;

    SynapseTraining(
            SynapseTargets targets,
            Function<Calibration, NetworkBuilder> network,
            Normalization normalization,
            List<SynapseVolume> volumes) {
        super(Extent.zyx(16, 64, 64), 1);
        options.augmentation(Augmentation.standard().withZoom(1, 1)); // the voxel size is known
        this.targets = targets;
        this.network = network;
        this.normalization = normalization;
        this.volumes = List.copyOf(volumes);
        if (volumes.isEmpty()) {
            throw new InputException("A training needs at least one annotated volume, got none.");
        }
    }

    /** Size of a training patch, z, y, x; no volume may be smaller. Default 16, 64, 64. */
    public SynapseTraining patch(int z, int y, int x) {
        options.patch(Extent.zyx(z, y, x));
        return this;
    }

    /** Part of the patches that are drawn around annotated sites, 0 to 1; all others evenly. Default 0.5. */
    public SynapseTraining aroundSites(double share) {
        around = share;
        return this;
    }

    /** Whether thresholds and the least distance of sites are chosen by partners' F1 (F1 of sites where there are no pairs). Default true; else 0.5 and 40. */
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

    /** Trains, chooses the threshold, and gives the model. */
    public SynapseModel fit() {
        return new SynapseFit(this, setup()).run();
    }

    @Override
    protected SynapseTraining self() {
        return this;
    }

    @Override
    public String toString() {
        return "Training of " + targets + " on " + volumes.size() + " volumes, " + options.build();
    }
}
