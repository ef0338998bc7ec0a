package io.biapy.io.sample;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which type to store values in, so that none changes. */
public final class StoredTypes {
    private StoredTypes() {}

    /** The image's own integer type where every value is whole and fits it (a bit as 8 bits), else 32-bit float. */
    public static PixelType of(FloatImage image) {
        return of(image, Workers.callerOnly());
    }

    /** As {@link #of(FloatImage)}, with several threads. */
    public static PixelType of(FloatImage image, Workers workers) {
        PixelType type = image.pixelType() == PixelType.BIT ? PixelType.UINT8 : image.pixelType();
        if (type.isFloating() || type.bits() == 64) {
            return PixelType.FLOAT32;
        }
        double low = type.isSigned() ? -Math.scalb(1.0, type.bits() - 1) : 0;
        double high = Math.scalb(1.0, type.isSigned() ? type.bits() - 1 : type.bits());
        float[] data = image.data();
        AtomicBoolean fits = new AtomicBoolean(true);
        workers.forRanges(data.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                float v = data[i];
                if (!(v >= low && v < high && v == Math.rint(v))) {
                    fits.set(false);
                    return;
                }
            }
        });
        return fits.get() ? type : PixelType.FLOAT32;
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
