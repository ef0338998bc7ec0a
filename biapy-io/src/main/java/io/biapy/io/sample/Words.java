package io.biapy.io.sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Integers of 16, 32 and 64 bits in byte arrays, in either byte order. Every access goes through a constant view and then swaps
 * bytes: choosing between two views at run time made the compiler of JDK 17 crash.
 */
public final class Words {
    private static final VarHandle LITTLE16 =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The 16 bits at byte {@code at}. */
    public static short get16(byte[] from, int at, boolean big) {
        short value = (short) LITTLE16.get(from, at);
        return big ? Short.reverseBytes(value) : value;
    }

    /** The 32 bits at byte {@code at}. */
    public static int get32(byte[] from, int at, boolean big) {
        int value = (int) LITTLE32.get(from, at);
        return big ? Integer.reverseBytes(value) : value;
    }

    /** The 64 bits at byte {@code at}. */
    public static long get64(byte[] from, int at, boolean big) {
        long value = (long) LITTLE64.get(from, at);
        return big ? Long.reverseBytes(value) : value;
    }

    /** Stores 16 bits at byte {@code at}. */
    public static void put16(byte[] into, int at, short value, boolean big) {
        LITTLE16.set(into, at, big ? Short.reverseBytes(value) : value);
    }

    /** Stores 32 bits at byte {@code at}. */
    public static void put32(byte[] into, int at, int value, boolean big) {
        LITTLE32.set(into, at, big ? Integer.reverseBytes(value) : value);
    }

    /** Stores 64 bits at byte {@code at}. */
    public static void put64(byte[] into, int at, long value, boolean big) {
        LITTLE64.set(into, at, big ? Long.reverseBytes(value) : value);
    }

    /** The 16-bit float (IEEE 754 binary16) next to a value, ties to even. */
    public static short toHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int size = bits & 0x7FFFFFFF;
        if (size > 0x7F800000) {
            return (short) (sign | 0x7E00); // not a number
        }
        if (size >= 0x477FF000) {
            return (short) (sign | 0x7C00); // rounds to 65536 or above
        }
        if (size < 0x38800000) { // below 2^-14: the steps are 2^-24
            float steps = (float) Math.rint(Float.intBitsToFloat(size) * 0x1p24);
            return (short) (sign | (int) steps);
        }
        int odd = size >>> 13 & 1;
        return (short) (sign | (size - 0x38000000 + 0xFFF + odd) >>> 13);
    }
}
