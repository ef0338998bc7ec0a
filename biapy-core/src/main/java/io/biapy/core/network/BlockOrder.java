package io.biapy.core.network;

import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;

/** Order of the layers in a convolution block. */
public enum BlockOrder {
    /** Convolution, normalisation, activation (BiaPy's default). */
    CONV_NORM_ACT("conv_norm_act"),
    /** Normalisation, activation, convolution (pre-activation). */
    NORM_ACT_CONV("norm_act_conv");

    private final String code;

    BlockOrder(String code) {
        this.code = code;
    }

    /** BiaPy's name. */
    public String code() {
        return code;
    }

    /** By BiaPy's name; an {@link UnknownNameException} for any other. */
    public static BlockOrder of(String code) {
        return Arrays.stream(values())
                .filter(v -> v.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "block order",
                        code,
                        Arrays.stream(values()).map(BlockOrder::code).toList()));
    }
}
