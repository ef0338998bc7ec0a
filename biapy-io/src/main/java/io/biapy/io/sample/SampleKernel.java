package io.biapy.io.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/*
 * Stored samples to numbers and back. Reading, `from` holds samples of one type, `step` bytes apart, the first at byte `at`; they go to into[to],
 * into[to + 1], ...; writing, they stand one after the other. One pass; of allocation views of long rows at most. Half floats: IEEE 754 binary16. Unsigned 64-bit integers above 2^63 come out as
 * negative longs, for the caller to refuse.
 */
final class SampleKernel {
    private static final int LONG_ROW = 16; // from here on a view pays, which copies all at once

    private SampleKernel() {}

    private static FloatBuffer floats(byte[] bytes, int at, boolean big, int count) {
        ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return ByteBuffer.wrap(bytes, at, Float.BYTES * count).order(order).asFloatBuffer();
    }

    /** The signed integer of 8, 16, 32 or 64 bits at byte {@code at}. */
    private static long integer(byte[] from, int at, int bits, boolean big) {
        return switch (bits) {
            case 8 -> from[at];
            case 16 -> Words.get16(from, at, big);
            case 32 -> Words.get32(from, at, big);
            default -> Words.get64(from, at, big);
        };
    }

    static void integersFromLongs(long[] from, int start, byte[] into, int at, int bits, boolean big, int count) {
        switch (bits) {
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    into[at + i] = (byte) from[start + i];
                }
            }
            case 16 -> {
                for (int i = 0; i < count; i++) {
                    Words.put16(into, at + 2 * i, (short) from[start + i], big);
                }
            }
            case 32 -> {
                for (int i = 0; i < count; i++) {
                    Words.put32(into, at + 4 * i, (int) from[start + i], big);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    Words.put64(into, at + 8 * i, from[start + i], big);
                }
            }
        }
    }

    static void integersToFloats(
            byte[] from, int at, int step, int bits, boolean signed, boolean big, float[] into, int to, int count) {
        long mask = signed || bits == 64 ? -1L : (1L << bits) - 1;
        if (bits == 8) {
            for (int i = 0; i < count; i++) {
                into[to + i] = from[at + i * step] & (int) mask;
            }
        } else if (bits == 16) {
            for (int i = 0; i < count; i++) {
                into[to + i] = Words.get16(from, at + i * step, big) & (int) mask;
            }
        } else if (bits == 32) {
            for (int i = 0; i < count; i++) {
                into[to + i] = Words.get32(from, at + i * step, big) & mask;
            }
        } else {
            for (int i = 0; i < count; i++) {
                long v = Words.get64(from, at + i * step, big);
                into[to + i] = signed || v >= 0 ? v : (float) ((v >>> 1) | (v & 1)) * 2f;
            }
        }
    }

    static void integersToLongs(
            byte[] from, int at, int step, int bits, boolean signed, boolean big, long[] into, int to, int count) {
        long mask = signed || bits == 64 ? -1L : (1L << bits) - 1;
        if (bits == 8) {
            for (int i = 0; i < count; i++) {
                into[to + i] = from[at + i * step] & mask;
            }
        } else if (bits == 16) {
            for (int i = 0; i < count; i++) {
                into[to + i] = Words.get16(from, at + i * step, big) & mask;
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[to + i] = integer(from, at + i * step, bits, big) & mask;
            }
        }
    }

    static void floatsToFloats(byte[] from, int at, int step, int bits, boolean big, float[] into, int to, int count) {
        if (bits == 32 && step == Float.BYTES && count >= LONG_ROW) {
            floats(from, at, big, count).get(into, to, count);
        } else if (bits == 32) {
            for (int i = 0; i < count; i++) {
                into[to + i] = Float.intBitsToFloat(Words.get32(from, at + i * step, big));
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[to + i] = (float) floating(from, at + i * step, bits, big);
            }
        }
    }

    static void floatsToDoubles(
            byte[] from, int at, int step, int bits, boolean big, double[] into, int to, int count) {
        for (int i = 0; i < count; i++) {
            into[to + i] = floating(from, at + i * step, bits, big);
        }
    }

    /** Toward zero; what a type of 8 to 32 bits cannot hold is the caller's to refuse. */
    static void integersFromFloats(float[] from, int start, byte[] into, int at, int bits, boolean big, int count) {
        if (bits == 8) {
            for (int i = 0; i < count; i++) {
                into[at + i] = (byte) (int) from[start + i];
            }
        } else if (bits == 16) {
            for (int i = 0; i < count; i++) {
                Words.put16(into, at + 2 * i, (short) (int) from[start + i], big);
            }
        } else if (bits == 32) {
            for (int i = 0; i < count; i++) {
                Words.put32(into, at + 4 * i, (int) (long) from[start + i], big);
            }
        } else {
            for (int i = 0; i < count; i++) {
                Words.put64(into, at + 8 * i, (long) from[start + i], big);
            }
        }
    }

    static void floatsFromFloats(float[] from, int start, byte[] into, int at, int bits, boolean big, int count) {
        if (bits == 32 && count >= LONG_ROW) {
            floats(into, at, big, count).put(from, start, count);
        } else if (bits == 32) {
            for (int i = 0; i < count; i++) {
                Words.put32(into, at + 4 * i, Float.floatToRawIntBits(from[start + i]), big);
            }
        } else if (bits == 64) {
            for (int i = 0; i < count; i++) {
                Words.put64(into, at + 8 * i, Double.doubleToRawLongBits(from[start + i]), big);
            }
        } else {
            for (int i = 0; i < count; i++) {
                Words.put16(into, at + 2 * i, Words.toHalf(from[start + i]), big);
            }
        }
    }

    private static double floating(byte[] from, int at, int bits, boolean big) {
        return switch (bits) {
            case 16 -> half(Words.get16(from, at, big));
            case 32 -> Float.intBitsToFloat(Words.get32(from, at, big));
            default -> Double.longBitsToDouble(Words.get64(from, at, big));
        };
    }

    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        double size;
        if (exponent == 31) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            size = exponent == 0 ? fraction * 0x1p-24 : (fraction + 1024) * Math.scalb(1.0, exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
