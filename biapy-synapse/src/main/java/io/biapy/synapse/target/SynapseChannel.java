package io.biapy.synapse.target;

import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.OutputChannel;
import io.biapy.core.target.PlaneRole;
import java.util.List;

/**
 * One plane of a representation as the loss and the engine know it: sites are binary (cross entropy on logits, sigmoid), vectors linear with absolute error
 * where they are not 0. Immutable.
 */
public record SynapseChannel(String code) implements OutputChannel {
    private static final List<String> AXES = List.of("Z", "V", "H");

    /** The channels of a representation, in order. */
    public static List<SynapseChannel> of(Representation representation) {
        return representation.codes().stream().map(SynapseChannel::new).toList();
    }

    private boolean isVector() {
        return AXES.contains(code);
    }

    /** What becomes of the plane in a mirrored image. */
    public PlaneRole role() {
        return isVector() ? PlaneRole.component("Z V H", AXES.indexOf(code)) : PlaneRole.SCALAR;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Activation activation() {
        return isVector() ? Activation.LINEAR : Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return isVector() ? Loss.L1 : Loss.BCE;
    }

    @Override
    public boolean maskedByOwnTarget() {
        return isVector();
    }
}
