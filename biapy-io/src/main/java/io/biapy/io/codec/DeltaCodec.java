package io.biapy.io.codec;

import io.biapy.io.sample.Samples;

/**
 * Differences of neighbours, as numcodecs' Delta: the first number, then each less the one before. Integers wrap around, so that every type
 * of differences gives the numbers back that numcodecs would.
 *
 * @param values what the array holds; no 16-bit floats
 * @param stored how the differences are stored
 */
public record DeltaCodec(Samples values, Samples stored) implements ByteCodec {
    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int step = stored.bytes();
        int count = NumberCasts.count(length, stored, values, into.length, "differences");
        long sum = 0;
        double total = 0;
        for (int i = 0; i < count; i++) {
            if (values.type().isFloating()) {
                total += NumberCasts.number(from, at + i * step, stored);
                total = values.bytes() == 4 ? (float) total : total;
                NumberCasts.putNumber(into, i * values.bytes(), total, values);
            } else {
                sum += stored.type().isFloating()
                        ? (long) NumberCasts.number(from, at + i * step, stored)
                        : NumberCasts.bits(from, at + i * step, stored);
                NumberCasts.putBits(into, i * values.bytes(), sum, values);
            }
        }
        return count * values.bytes();
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        int step = values.bytes();
        int count = length / step;
        byte[] into = new byte[count * stored.bytes()];
        for (int i = 0; i < count; i++) {
            int here = at + i * step;
            if (values.type().isFloating()) {
                double before = i == 0 ? 0 : NumberCasts.number(from, here - step, values);
                NumberCasts.putNumber(
                        into, i * stored.bytes(), NumberCasts.number(from, here, values) - before, stored);
            } else {
                long before = i == 0 ? 0 : NumberCasts.bits(from, here - step, values);
                NumberCasts.putBits(into, i * stored.bytes(), NumberCasts.bits(from, here, values) - before, stored);
            }
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
        return "delta";
    }
}
