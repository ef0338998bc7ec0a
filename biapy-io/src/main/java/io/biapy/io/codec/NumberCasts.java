package io.biapy.io.codec;

import io.biapy.io.sample.Samples;
import io.biapy.io.sample.Words;

/** Single numbers of an array of bytes, integers as their bits. */
final class NumberCasts {
    private NumberCasts() {}

    /** How many numbers {@code length} stored bytes are; refused where they are not whole ones, or more than {@code room} bytes of values hold. */
    static int count(int length, Samples stored, Samples values, int room, String what) throws CodecException {
        int count = length / stored.bytes();
        if (length % stored.bytes() != 0 || (long) count * values.bytes() > room) {
            throw new CodecException(
                    "holds " + length + " bytes of " + what + ", which do not fit the " + room + " that belong");
        }
        return count;
    }

    static long bits(byte[] from, int at, Samples samples) {
        boolean signed = samples.type().isSigned();
        return switch (samples.bytes()) {
            case 1 -> signed ? from[at] : from[at] & 0xFF;
            case 2 -> {
                short value = Words.get16(from, at, samples.bigEndian());
                yield signed ? value : value & 0xFFFF;
            }
            case 4 -> {
                int value = Words.get32(from, at, samples.bigEndian());
                yield signed ? value : value & 0xFFFFFFFFL;
            }
            default -> Words.get64(from, at, samples.bigEndian());
        };
    }

    static void putBits(byte[] into, int at, long value, Samples samples) {
        switch (samples.bytes()) {
            case 1 -> into[at] = (byte) value;
            case 2 -> Words.put16(into, at, (short) value, samples.bigEndian());
            case 4 -> Words.put32(into, at, (int) value, samples.bigEndian());
            default -> Words.put64(into, at, value, samples.bigEndian());
        }
    }

    static double number(byte[] from, int at, Samples samples) {
        long bits = bits(from, at, samples);
        return switch (samples.type()) {
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            case FLOAT64 -> Double.longBitsToDouble(bits);
            case UINT64 -> (bits >>> 1) * 2.0 + (bits & 1);
            default -> bits;
        };
    }

    /** Integers lose what stands behind the point. */
    static void putNumber(byte[] into, int at, double value, Samples samples) {
        long bits =
                switch (samples.type()) {
                    case FLOAT32 -> Float.floatToRawIntBits((float) value);
                    case FLOAT64 -> Double.doubleToRawLongBits(value);
                    default -> (long) value;
                };
        putBits(into, at, bits, samples);
    }
}
