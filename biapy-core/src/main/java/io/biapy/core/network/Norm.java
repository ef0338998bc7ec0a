package io.biapy.core.network;

import io.biapy.core.error.UnknownNameException;
import java.util.List;

/** Kinds of feature normalisation; eps is 1e-5 for all. */
public enum Norm {
    /** By sample and channel, affine, no running statistics (BiaPy's default "in"). */
    INSTANCE("in"),
    /** By channel over the batch, affine, running statistics with momentum 0.1 ("bn", "sync_bn"). */
    BATCH("bn"),
    /** By sample over groups of channels, affine: the largest divisor of the channels that is at most 8 groups ("gn"; BiaPy cannot build it). */
    GROUP("gn"),
    /** By voxel over the channels, affine ("ln"; BiaPy cannot build it). */
    LAYER("ln"),
    NONE("none");

    private final String code;

    Norm(String code) {
        this.code = code;
    }

    /** BiaPy's name. */
    public String code() {
        return code;
    }

    /** By BiaPy's name ("sync_bn" is "bn" on one machine); an {@link UnknownNameException} for any other. */
    public static Norm of(String code) {
        if (code.equals("sync_bn")) {
            return BATCH;
        }
        for (Norm norm : values()) {
            if (norm.code.equals(code)) {
                return norm;
            }
        }
        throw new UnknownNameException("normalisation", code, List.of("in", "bn", "sync_bn", "gn", "ln", "none"));
    }
}
