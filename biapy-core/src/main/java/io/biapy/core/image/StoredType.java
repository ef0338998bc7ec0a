package io.biapy.core.image;

import net.imglib2.type.logic.BitType;
import net.imglib2.type.logic.BoolType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;

/** Which of our pixel types an ImgLib2 type is; rare types count as what our values are, 32-bit float. */
final class StoredType {
    private StoredType() {}

    static PixelType of(Object type) {
        if (type instanceof BitType || type instanceof BoolType) {
            return PixelType.BIT;
        }
        if (type instanceof UnsignedByteType) {
            return PixelType.UINT8;
        }
        if (type instanceof UnsignedShortType) {
            return PixelType.UINT16;
        }
        if (type instanceof UnsignedIntType) {
            return PixelType.UINT32;
        }
        if (type instanceof UnsignedLongType) {
            return PixelType.UINT64;
        }
        return signed(type);
    }

    private static PixelType signed(Object type) {
        if (type instanceof ByteType) {
            return PixelType.INT8;
        }
        if (type instanceof ShortType) {
            return PixelType.INT16;
        }
        if (type instanceof IntType) {
            return PixelType.INT32;
        }
        if (type instanceof LongType) {
            return PixelType.INT64;
        }
        return type instanceof DoubleType ? PixelType.FLOAT64 : PixelType.FLOAT32;
    }
}
