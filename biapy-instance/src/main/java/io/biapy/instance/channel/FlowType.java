package io.biapy.instance.channel;

import io.biapy.core.error.UnknownNameException;
import java.util.Arrays;

/** Where flows come from; named as BiaPy's {@code gradient_type}. */
public enum FlowType {
    /** Unit vectors up the heat that spreads from a voxel in the middle of each object. Stringer et al. 2021, "Cellpose". */
    CELLPOSE("cellpose"),
    /** The smoothed slope of the distance to each object's border. Cutler et al. 2022, "Omnipose". */
    OMNIPOSE("omnipose");

    private final String biapyName;

    FlowType(String biapyName) {
        this.biapyName = biapyName;
    }

    /** By BiaPy's name. */
    public static FlowType parse(String name) {
        String wanted = name.strip();
        for (FlowType type : values()) {
            if (type.biapyName.equals(wanted)) {
                return type;
            }
        }
        throw new UnknownNameException(
                "gradient_type of flows",
                wanted,
                Arrays.stream(values()).map(FlowType::toString).toList());
    }

    @Override
    public String toString() {
        return biapyName;
    }
}
