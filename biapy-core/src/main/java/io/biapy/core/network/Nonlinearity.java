package io.biapy.core.network;

import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;
import java.util.Locale;

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
    NONE;

    /** BiaPy's name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By BiaPy's name, "linear" being "none"; an {@link UnknownNameException} for any other. */
    public static Nonlinearity of(String code) {
        String low = code.toLowerCase(Locale.ROOT);
        if (low.equals("linear")) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(v -> v.code().equals(low))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "activation",
                        code,
                        Arrays.stream(values()).map(Nonlinearity::code).toList()));
    }
}
