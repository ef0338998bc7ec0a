package io.biapy.io.codec;

import io.biapy.core.image.PixelType;
import io.biapy.io.sample.Samples;

/**
 * Numbers stored as (value - offset) * scale, rounded to even, as numcodecs' FixedScaleOffset; what comes back is stored / scale + offset.
 *
 * @param values what the array holds; no 16-bit floats
 * @param stored the type that they are stored in
 * @param scale not 0
 */
public record ScaleOffsetCodec(Samples values, Samples stored, double scale, double offset) implements ByteCodec {
    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int step = stored.bytes();
        int count = NumberCasts.count(length, stored, values, into.length, "scaled numbers");
        for (int i = 0; i < count; i++) {
            double number = NumberCasts.number(from, at + i * step, stored);
            double value = stored.type() == PixelType.FLOAT32
                    ? (float) number / (float) scale + (float) offset
                    : number / scale + offset;
            NumberCasts.putNumber(into, i * values.bytes(), value, values);
        }
        return count * values.bytes();
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        int count = length / values.bytes();
        byte[] into = new byte[count * stored.bytes()];
        for (int i = 0; i < count; i++) {
            double value = NumberCasts.number(from, at + i * values.bytes(), values);
            NumberCasts.putNumber(into, i * stored.bytes(), Math.rint((value - offset) * scale), stored);
        }
        return into;
    }

    @Override
    public int mostRatio() {
        return Math.max(1, values.bytes() / stored.bytes());
    }

    @Override
    public long mostEncoded(long length) {
        return length / values.bytes() * stored.bytes();
    }

    @Override
    public String toString() {
        return "fixed scale and offset";
    }
}
