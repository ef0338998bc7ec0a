package io.biapy.synapse;

import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.synapse.target.Representation;
import io.biapy.synapse.target.SynapseTargets;
import java.util.List;

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
    private NetworkBuilder network =
            Architectures.unet().featureMaps(16, 32, 64).downsamplingZ(1, 2);
    private Normalization normalization = Normalization.zeroMeanUnitVariance();

    private SynapseSegmentation(Representation representation) {
        this.targets = SynapseTargets.of(representation);
    }

    /** With sites and vectors of BiaPy's sizes. */
    public static SynapseSegmentation of(Representation representation) {
        return new SynapseSegmentation(representation);
    }

    /** Targets of other sizes. */
    public SynapseSegmentation targets(SynapseTargets other) {
        targets = other;
        return this;
    }

    /** The network; input and heads are set here. Default: a U-Net of 16, 32 and 64 maps that halves z once, for slices thicker than pixels. */
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
        return new SynapseTraining(targets, network, normalization, volumes);
    }

    @Override
    public String toString() {
        return "Synapse segmentation by " + targets + ", " + network + ", " + normalization;
    }
}
