package io.biapy.io.zarr;

import io.biapy.core.image.PixelType;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.DeltaCodec;
import io.biapy.io.codec.PackedBitsCodec;
import io.biapy.io.codec.ScaleOffsetCodec;
import io.biapy.io.sample.Samples;

/** Filters of numcodecs that take numbers to other numbers; in version 3 they stand before the codec that makes bytes of them. */
final class NumberCodecs {
    private NumberCodecs() {}

    /** Whether a codec of version 3 is one of them. */
    static boolean areArrays(String name) {
        return name.equals("numcodecs.delta")
                || name.equals("numcodecs.fixedscaleoffset")
                || name.equals("numcodecs.packbits");
    }

    /** @param options what numcodecs writes: dtype, astype, scale, offset */
    static ByteCodec of(String name, Json options) {
        if (name.equals("packbits")) {
            return new PackedBitsCodec();
        }
        Samples values = type(options, "dtype");
        Samples stored = options.has("astype") ? type(options, "astype") : values;
        return name.equals("delta") ? delta(values, stored) : scaled(options, values, stored);
    }

    private static ByteCodec delta(Samples values, Samples stored) {
        return new DeltaCodec(values, stored);
    }

    private static ByteCodec scaled(Json options, Samples values, Samples stored) {
        double scale = options.node().path("scale").asDouble(Double.NaN);
        double offset = options.node().path("offset").asDouble(Double.NaN);
        if (!Double.isFinite(scale) || scale == 0) {
            throw options.wrong("scale", options.node().path("scale"), "a number other than 0");
        }
        if (!Double.isFinite(offset)) {
            throw options.wrong("offset", options.node().path("offset"), "a number");
        }
        return new ScaleOffsetCodec(values, stored, scale, offset);
    }

    private static Samples type(Json options, String member) {
        Samples samples = DataTypes.numpy(options, member);
        if (samples.type() == PixelType.FLOAT16 || samples.type() == PixelType.BIT) {
            throw options.wrong(member, options.node().path(member), "an integer or a float of 32 or 64 bits");
        }
        return samples;
    }
}
