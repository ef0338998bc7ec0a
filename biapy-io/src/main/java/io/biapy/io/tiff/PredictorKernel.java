package io.biapy.io.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/*
 * Undoing TIFF's predictors, in place, on `rows` rows of `rowBytes` bytes each; pixels of `samples` interleaved samples.
 * Horizontal (2; TIFF 6.0 section 14): each sample was replaced by its difference to the one before, in whole samples.
 * Floating point (3; Adobe Photoshop TIFF Technical Note 3): the bytes of a row were sorted by significance, most significant
 * first, and then differenced byte by byte. Linear; one row of extra memory.
 */
final class PredictorKernel {
    private static final VarHandle LE16 = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE16 = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LE32 = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE32 = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LE64 = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BE64 = view(long[].class, ByteOrder.BIG_ENDIAN);

    private PredictorKernel() {}

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    static void horizontal(byte[] data, int rows, int rowBytes, int samples, int bits, boolean big) {
        int bytes = bits / 8;
        int step = samples * bytes;
        VarHandle view = bits == 16 ? (big ? BE16 : LE16) : bits == 32 ? (big ? BE32 : LE32) : big ? BE64 : LE64;
        for (int row = 0; row < rows; row++) {
            int end = (row + 1) * rowBytes - bytes;
            for (int at = row * rowBytes + step; at <= end; at += bytes) {
                switch (bits) {
                    case 8 -> data[at] += data[at - step];
                    case 16 ->
                        view.set(data, at, (short) ((short) view.get(data, at) + (short) view.get(data, at - step)));
                    case 32 -> view.set(data, at, (int) view.get(data, at) + (int) view.get(data, at - step));
                    default -> view.set(data, at, (long) view.get(data, at) + (long) view.get(data, at - step));
                }
            }
        }
    }

    static void floatingPoint(byte[] data, int rows, int rowBytes, int samples, int bits, boolean big) {
        int bytes = bits / 8;
        int values = rowBytes / bytes;
        byte[] sorted = new byte[rowBytes];
        for (int row = 0; row < rows; row++) {
            int start = row * rowBytes;
            for (int i = samples; i < rowBytes; i++) {
                data[start + i] += data[start + i - samples];
            }
            System.arraycopy(data, start, sorted, 0, rowBytes);
            for (int b = 0; b < bytes; b++) {
                int place = big ? b : bytes - 1 - b;
                for (int v = 0; v < values; v++) {
                    data[start + v * bytes + place] = sorted[b * values + v];
                }
            }
        }
    }
}
