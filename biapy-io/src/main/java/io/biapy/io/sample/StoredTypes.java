package io.biapy.io.sample;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;

/** Which type to store values in, so that none changes. */
public final class StoredTypes {
    private StoredTypes() {}

    /** The image's own integer type where every value is whole and fits it (a bit as 8 bits), else 32-bit float. */
    public static PixelType of(FloatImage image) {
        PixelType type = image.pixelType() == PixelType.BIT ? PixelType.UINT8 : image.pixelType();
        if (type.isFloating() || type.bits() == 64) {
            return PixelType.FLOAT32;
        }
        double low = type.isSigned() ? -Math.scalb(1.0, type.bits() - 1) : 0;
        double high = Math.scalb(1.0, type.isSigned() ? type.bits() - 1 : type.bits());
        for (float v : image.data()) {
            if (!(v >= low && v < high && v == Math.rint(v))) {
                return PixelType.FLOAT32;
            }
        }
        return type;
    }

    /** The narrowest unsigned type that holds ids up to {@code maxId}. */
    public static PixelType ofIds(long maxId) {
        if (maxId < 1L << 8) {
            return PixelType.UINT8;
        }
        if (maxId < 1L << 16) {
            return PixelType.UINT16;
        }
        return maxId < 1L << 32 ? PixelType.UINT32 : PixelType.UINT64;
    }
}
