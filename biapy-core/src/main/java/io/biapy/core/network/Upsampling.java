package io.biapy.core.network;

import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;

/** How a decoder enlarges its features. */
public enum Upsampling {
    /** Transposed convolution whose kernel is its stride (BiaPy's default "convtranspose"). */
    TRANSPOSED_CONVOLUTION("convtranspose"),
    /** Linear interpolation and a 1x1 convolution ("upsampling"). */
    INTERPOLATION("upsampling");

    private final String code;

    Upsampling(String code) {
        this.code = code;
    }

    /** BiaPy's name. */
    public String code() {
        return code;
    }

    /** By BiaPy's name; an {@link UnknownNameException} for any other. */
    public static Upsampling of(String code) {
        return Arrays.stream(values())
                .filter(v -> v.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "upsampling layer",
                        code,
                        Arrays.stream(values()).map(Upsampling::code).toList()));
    }
}
