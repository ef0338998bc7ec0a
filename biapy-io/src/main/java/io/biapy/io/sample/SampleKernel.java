package io.biapy.io.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/*
 * Stored samples to numbers. `from` holds samples of one type, `step` bytes apart, the first at byte `at`; they go to into[to],
 * into[to + 1], ... One pass, no allocation. Half floats: IEEE 754 binary16. Unsigned 64-bit integers above 2^63 come out as
 * negative longs, for the caller to refuse.
 */
final class SampleKernel {
    private static final VarHandle LE16 = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE16 = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LE32 = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE32 = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LE64 = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE64 = view(long[].class, ByteOrder.BIG_ENDIAN);

    private SampleKernel() {}

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    /** The signed integer of 8, 16, 32 or 64 bits at byte {@code at}. */
    static long integer(byte[] from, int at, int bits, boolean big) {
        return switch (bits) {
            case 8 -> from[at];
            case 16 -> (short) (big ? BE16 : LE16).get(from, at);
            case 32 -> (int) (big ? BE32 : LE32).get(from, at);
            default -> (long) (big ? BE64 : LE64).get(from, at);
        };
    }

    static void put(long value, byte[] into, int at, int bits, boolean big) {
        switch (bits) {
            case 8 -> into[at] = (byte) value;
            case 16 -> (big ? BE16 : LE16).set(into, at, (short) value);
            case 32 -> (big ? BE32 : LE32).set(into, at, (int) value);
            default -> (big ? BE64 : LE64).set(into, at, value);
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
            VarHandle view = big ? BE16 : LE16;
            for (int i = 0; i < count; i++) {
                into[to + i] = (short) view.get(from, at + i * step) & (int) mask;
            }
        } else if (bits == 32) {
            for (int i = 0; i < count; i++) {
                into[to + i] = integer(from, at + i * step, bits, big) & mask;
            }
        } else {
            for (int i = 0; i < count; i++) {
                long v = integer(from, at + i * step, bits, big);
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
            VarHandle view = big ? BE16 : LE16;
            for (int i = 0; i < count; i++) {
                into[to + i] = (short) view.get(from, at + i * step) & mask;
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[to + i] = integer(from, at + i * step, bits, big) & mask;
            }
        }
    }

    static void floatsToFloats(byte[] from, int at, int step, int bits, boolean big, float[] into, int to, int count) {
        if (bits == 32) {
            VarHandle view = big ? BE32 : LE32;
            for (int i = 0; i < count; i++) {
                into[to + i] = Float.intBitsToFloat((int) view.get(from, at + i * step));
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

    private static double floating(byte[] from, int at, int bits, boolean big) {
        return switch (bits) {
            case 16 -> half((short) (big ? BE16 : LE16).get(from, at));
            case 32 -> Float.intBitsToFloat((int) (big ? BE32 : LE32).get(from, at));
            default -> Double.longBitsToDouble((long) (big ? BE64 : LE64).get(from, at));
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
