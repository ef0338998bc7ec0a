package io.biapy.io.sample;

import io.biapy.core.image.PixelType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How NumPy, and so NPY and Zarr 2, call the types of samples: a letter and the number of bytes, {@code "u2"}. */
public final class NumpyCodes {
    private static final Map<PixelType, String> CODES = new EnumMap<>(PixelType.class);

    static {
        for (PixelType type : PixelType.values()) {
            String kind = type == PixelType.BIT ? "b" : type.isFloating() ? "f" : type.isSigned() ? "i" : "u";
            CODES.put(type, kind + Math.max(1, type.bits() / 8));
        }
    }

    private NumpyCodes() {}

    /** The type of a code without its byte order; none where it is not a plain number. */
    public static Optional<PixelType> type(String code) {
        return CODES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The code of a type that is stored in little endian, with its byte order: {@code "<u2"}, {@code "|u1"}. */
    public static String littleEndian(PixelType type) {
        return (type.bits() <= 8 ? "|" : "<") + CODES.get(type);
    }
}
