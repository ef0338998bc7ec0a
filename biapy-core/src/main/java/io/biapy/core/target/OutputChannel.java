package io.biapy.core.target;

/** One representation that a network predicts, as far as engine and losses need to know it. Implementations are immutable values. */
public interface OutputChannel {
    /** BiaPy's code, for example "F". */
    String code();

    /** Planes that it takes in the output. */
    int width();

    /** At prediction time. */
    Activation activation();

    Loss loss();

    /**
     * Before the loss. By default that of prediction, so that what is trained is what is predicted, except for losses on logits, which need
     * none.
     */
    default Activation trainingActivation() {
        return loss() == Loss.BCE || loss() == Loss.CE ? Activation.LINEAR : activation();
    }

    /** Planes that it takes in the target: one where the target is a class number, else as many as in the output. */
    default int targetWidth() {
        return loss() == Loss.CE ? 1 : width();
    }

    /** Whether the loss counts only inside objects (distances), as another channel's {@link #foregroundRole()} tells. */
    default boolean masked() {
        return false;
    }

    /** Whether the loss counts only where the channel's own target is not 0. */
    default boolean maskedByOwnTarget() {
        return false;
    }

    /** What this channel's target says about where objects are. */
    default ForegroundRole foregroundRole() {
        return ForegroundRole.NONE;
    }

    /** Whether the rarer of 0 and 1 may be given more weight. By default for binary cross entropy. */
    default boolean rebalanced() {
        return loss() == Loss.BCE;
    }

    /** What the target is multiplied by before the loss; BiaPy takes 5 for flows. Default 1. */
    default float targetScale() {
        return 1;
    }
}
