package io.biapy.io.array;

import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** In which type a format stores values of a type that it may lack: the next one that holds them all. */
public final class WritableTypes {
    private WritableTypes() {}

    /** For an image: a wider integer, else a float (whose 24 bits are all that our values have). */
    public static PixelType forImage(ImageSpec spec, Set<PixelType> known) {
        for (PixelType type : candidates(spec.type())) {
            if (known.contains(type)) {
                return type;
            }
        }
        return known.contains(PixelType.FLOAT32) ? PixelType.FLOAT32 : PixelType.FLOAT64;
    }

    /** For labels: a wider integer; refused where there is none, with the format's name and what to do. */
    public static PixelType forLabels(ImageSpec spec, Set<PixelType> known, String format, Path file) {
        if (spec.channelNames().size() > 1) {
            throw new InputException(file + ": a label image has one channel, and "
                    + spec.channelNames().size() + " were asked for.");
        }
        for (PixelType type : candidates(spec.type())) {
            if (known.contains(type) && !type.isFloating()) {
                return type;
            }
        }
        throw new InputException(file + ": " + format + " has no integers for ids of "
                + spec.type().name().toLowerCase(Locale.ROOT)
                + ". Number the objects anew from 1, or save as .zarr or .npy.");
    }

    private static List<PixelType> candidates(PixelType type) {
        return switch (type) {
            case BIT, UINT8 ->
                List.of(PixelType.UINT8, PixelType.INT16, PixelType.UINT16, PixelType.INT32, PixelType.UINT32);
            case INT8 -> List.of(PixelType.INT8, PixelType.INT16, PixelType.INT32);
            case UINT16 -> List.of(PixelType.UINT16, PixelType.INT32, PixelType.UINT32, PixelType.UINT64);
            case INT16 -> List.of(PixelType.INT16, PixelType.INT32, PixelType.INT64);
            case UINT32 -> List.of(PixelType.UINT32, PixelType.UINT64, PixelType.INT64);
            case INT32 -> List.of(PixelType.INT32, PixelType.INT64);
            default -> List.of(type);
        };
    }
}
