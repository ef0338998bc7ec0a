package io.biapy.core.network;

/** Activation functions between the layers of a network. */
public enum Nonlinearity {
    /** alpha 1 (BiaPy's default). */
    ELU,
    RELU,
    /** Slope 0.01 below zero. */
    LEAKY_RELU,
    SILU,
    /** The exact form with erf. */
    GELU,
    TANH,
    SIGMOID,
    NONE
}
