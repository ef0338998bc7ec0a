package io.biapy.io.sample;

import io.biapy.core.error.FileException;
import io.biapy.core.image.PixelType;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One way of storing samples in bytes: a type of whole bytes ({@link PixelType#BIT} as one byte a sample) and a byte order. Samples
 * stand {@code step} bytes apart, the first at byte {@code at}, and go to consecutive elements. Immutable.
 */
public record Samples(PixelType type, boolean bigEndian) {
    /** Bytes of one sample. */
    public int bytes() {
        return Math.max(1, type.bits() / 8);
    }

    /** As floats, rounded to nearest where a float cannot hold the value. */
    public void toFloats(byte[] from, int at, int step, float[] into, int to, int count) {
        if (type.isFloating()) {
            SampleKernel.floatsToFloats(from, at, step, type.bits(), bigEndian, into, to, count);
        } else {
            SampleKernel.integersToFloats(from, at, step, bytes() * 8, type.isSigned(), bigEndian, into, to, count);
        }
    }

    /**
     * As label ids, exactly. A value below 0, above 2^63-1 or not whole is refused with a {@link FileException}.
     *
     * @param file for the message
     */
    public void toIds(byte[] from, int at, int step, long[] into, int to, int count, Path file) {
        if (type.isFloating()) {
            double[] values = new double[count];
            SampleKernel.floatsToDoubles(from, at, step, type.bits(), bigEndian, values, 0, count);
            for (int i = 0; i < count; i++) {
                double v = values[i];
                if (!(v >= 0 && v < 0x1p63 && v == Math.rint(v))) {
                    throw new FileException(
                            file,
                            "holds the value " + v + ", so it is no label image: ids must be whole"
                                    + " numbers from 0 (background) up. Is it a raw image, or a probability map?");
                }
                into[to + i] = (long) v;
            }
            return;
        }
        SampleKernel.integersToLongs(from, at, step, bytes() * 8, type.isSigned(), bigEndian, into, to, count);
        for (int i = to; i < to + count; i++) {
            if (into[i] < 0) {
                String found = type == PixelType.UINT64 ? Long.toUnsignedString(into[i]) : Long.toString(into[i]);
                throw new FileException(
                        file,
                        "holds the value " + found + ", so it is no label image: ids must be from 0"
                                + " (background) to 2^63-1. Set negative values to 0 if they mean background.");
            }
        }
    }

    /** As whole numbers, exactly; of 64-bit unsigned ones the bits, of floats what is left without fractions. */
    public void toLongs(byte[] from, int at, int step, long[] into, int to, int count) {
        if (type.isFloating()) {
            double[] values = new double[count];
            SampleKernel.floatsToDoubles(from, at, step, type.bits(), bigEndian, values, 0, count);
            for (int i = 0; i < count; i++) {
                into[to + i] = (long) values[i];
            }
            return;
        }
        SampleKernel.integersToLongs(from, at, step, bytes() * 8, type.isSigned(), bigEndian, into, to, count);
    }

    /** As doubles, rounded to nearest where a double cannot hold the value. */
    public void toDoubles(byte[] from, int at, int step, double[] into, int to, int count) {
        if (type.isFloating()) {
            SampleKernel.floatsToDoubles(from, at, step, type.bits(), bigEndian, into, to, count);
            return;
        }
        long[] values = new long[count];
        SampleKernel.integersToLongs(from, at, step, bytes() * 8, type.isSigned(), bigEndian, values, 0, count);
        for (int i = 0; i < count; i++) {
            boolean unsigned = values[i] < 0 && !type.isSigned();
            into[to + i] = unsigned ? (values[i] >>> 1) * 2.0 : values[i];
        }
    }

    /** Stores floats, rounded toward zero in an integer type. */
    public void fromFloats(float[] from, int start, byte[] into, int at, int count) {
        if (type.isFloating()) {
            SampleKernel.floatsFromFloats(from, start, into, at, type.bits(), bigEndian, count);
        } else {
            SampleKernel.integersFromFloats(from, start, into, at, bytes() * 8, bigEndian, count);
        }
    }

    /** Stores ids: their low bits, or in a floating type the nearest value. */
    public void fromIds(long[] from, int start, byte[] into, int at, int count) {
        if (type.isFloating()) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = from[start + i];
            }
            fromFloats(values, 0, into, at, count);
            return;
        }
        SampleKernel.integersFromLongs(from, start, into, at, bytes() * 8, bigEndian, count);
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT)
                + (bytes() == 1 ? "" : bigEndian ? ", big endian" : ", little endian");
    }
}
