package io.biapy.synapse;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.train.TrainingSettings;
import io.biapy.synapse.target.SynapseTargets;
import java.util.List;

/**
 * How a network is trained on annotated volumes; every setting has a default. Used once, by one thread.
 *
 * <p>Part of the volumes (whole ones) is kept aside: on them each epoch is judged and the threshold is chosen. Of a single volume none is, and the threshold
 * is chosen on what was learnt from, which the model says.
 */
public final class SynapseTraining extends TrainingSettings<SynapseTraining> {
    final SynapseTargets targets;
    final NetworkBuilder network;
    final Normalization normalization;
    final List<SynapseVolume> volumes;
    boolean tuning = true;
    double tolerance = 100;
    double vectorUnit = 100;

    SynapseTraining(
            SynapseTargets targets, NetworkBuilder network, Normalization normalization, List<SynapseVolume> volumes) {
        super(Extent.zyx(16, 64, 64), 1);
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
