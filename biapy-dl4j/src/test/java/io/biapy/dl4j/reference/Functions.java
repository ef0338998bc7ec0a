package io.biapy.dl4j.reference;

import io.biapy.core.network.Nonlinearity;
import org.apache.commons.math3.special.Erf;

/** Activation functions by their definitions, in double. */
public final class Functions {
    private Functions() {}

    public static double of(Nonlinearity f, double z) {
        return switch (f) {
            case NONE -> z;
            case ELU -> z > 0 ? z : Math.expm1(z);
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
            case SILU -> z / (1 + Math.exp(-z));
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
            case GELU -> z * 0.5 * Erf.erfc(-z / Math.sqrt(2));
        };
    }
}
