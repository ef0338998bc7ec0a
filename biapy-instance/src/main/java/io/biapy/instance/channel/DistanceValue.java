package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.Arrays;
import java.util.Comparator;

/** How the distance to the border becomes a value; named as BiaPy's {@code val_type}. */
public enum DistanceValue {
    /** 0 to 1 in each object. */
    NORMALIZED("norm"),
    /** In the unit of the voxel size. */
    RAW("raw"),
    /** Ten bins of the normalised distance. */
    DISCRETIZED("discretize"),
    /** Omnipose's smooth distance in voxels, below 0 on background. */
    OMNIPOSE("omnipose");

    private final String biapyName;

    DistanceValue(String biapyName) {
        this.biapyName = biapyName;
    }

    /** By BiaPy's name. */
    public static DistanceValue parse(String name) {
        String wanted = name.strip();
        for (DistanceValue v : values()) {
            if (v.biapyName.equals(wanted)) {
                return v;
            }
        }
        DistanceValue nearest = Arrays.stream(values())
                .min(Comparator.comparingInt(v -> EditDistance.between(wanted, v.biapyName)))
                .orElseThrow();
        throw new InputException("Unknown val_type \"" + wanted + "\" of channel Db; did you mean \"" + nearest
                + "\"? Known: norm, raw, discretize, omnipose.");
    }

    @Override
    public String toString() {
        return biapyName;
    }
}
