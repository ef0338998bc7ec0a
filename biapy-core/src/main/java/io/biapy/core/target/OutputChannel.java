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

    /** Whether the loss counts only where the channel's mask is set (distances inside objects). */
    default boolean masked() {
        return false;
    }
}
