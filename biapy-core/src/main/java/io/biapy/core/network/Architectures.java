package io.biapy.core.network;

import io.biapy.core.error.UnknownNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The architectures that can be built, under BiaPy's names ({@code MODEL.ARCHITECTURE}). */
public final class Architectures {
    private Architectures() {}

    /**
     * The U-Net of Ronneberger et al. (2015) as BiaPy builds it ({@code biapy.models.unet.U_Net}), in 2D or 3D; BiaPy's default.
     */
    public static UnetBuilder unet() {
        return new UnetBuilder();
    }

    /** Names that {@link #named} knows. */
    public static List<String> names() {
        return List.of("unet");
    }

    /** An architecture by BiaPy's name, in any case; an {@link UnknownNameException} that offers the nearest name otherwise. */
    public static NetworkBuilder named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "unet" -> unet();
            default -> throw new UnknownNameException("architecture", name, names());
        };
    }

    /**
     * The network that {@link NetworkGraph#settings()} or a BiaPy checkpoint's {@code model_build_kwargs} describes; what is missing
     * has BiaPy's default, what cannot be built is refused by name.
     */
    public static NetworkGraph build(String architecture, Map<String, ?> settings) {
        named(architecture);
        return UnetSettings.read(new Settings(architecture, settings)).build();
    }
}
