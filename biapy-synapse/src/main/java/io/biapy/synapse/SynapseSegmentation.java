package io.biapy.synapse;

import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseTargets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the synapse workflow begins: what the network shall predict, and which network. Used once, by one thread.
 *
 * <pre>{@code
 * SynapseModel model = SynapseSegmentation.of(Representation.SIMPSYN)
 *         .train(List.of(SynapseVolume.of(raw, sites)))
 *         .patch(16, 64, 64)
 *         .fit();
 * }</pre>
 */
public final class SynapseSegmentation {
    private SynapseTargets targets;
    private int[] maps = {16, 32, 64};
    private @Nullable NetworkBuilder network;
    private Normalization normalization = Normalization.zeroMeanUnitVariance();

    private SynapseSegmentation(Representation representation) {
        this.targets = SynapseTargets.of(representation).soft(true);
    }

    /** With sites and vectors of BiaPy's sizes; sites are soft ({@link SynapseTargets#soft}). */
    public static SynapseSegmentation of(Representation representation) {
        return new SynapseSegmentation(representation);
    }

    /** Targets of other sizes. */
    public SynapseSegmentation targets(SynapseTargets other) {
        targets = other;
        return this;
    }

    /**
     * Maps of each level of the default network, a U-Net laid out by the voxel size of the first volume: kernels reach along z where slices are at most
     * twice as thick as the level's pixels, and on the last level. Default 16, 32, 64.
     */
    public SynapseSegmentation featureMaps(int... byLevel) {
        maps = byLevel.clone();
        return this;
    }

    /** Another network; input and heads are set here. */
    public SynapseSegmentation network(NetworkBuilder builder) {
        network = builder;
        return this;
    }

    /** How intensities are made comparable. Default: mean 0, standard deviation 1 in each volume. */
    public SynapseSegmentation normalization(Normalization how) {
        normalization = how;
        return this;
    }

    /** The volumes to learn from; settings of the training follow. */
    public SynapseTraining train(List<SynapseVolume> volumes) {
        NetworkBuilder given = network;
        int[] levels = maps;
        return new SynapseTraining(
                targets, voxel -> given == null ? AnisotropicUnet.of(levels, voxel) : given, normalization, volumes);
    }

    @Override
    public String toString() {
        return "Synapse segmentation by " + targets + ", "
                + (network == null ? "a U-Net of " + Arrays.toString(maps) : network) + ", " + normalization;
    }
}
