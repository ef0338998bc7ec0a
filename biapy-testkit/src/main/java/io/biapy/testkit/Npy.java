package io.biapy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A .npy array of a test case (little endian, C order), readable as any primitive type. Independent of the library's own reader. */
public final class Npy {
    private final String dtype;
    private final int[] shape;
    private final ByteBuffer bytes;

    private Npy(String dtype, int[] shape, ByteBuffer bytes) {
        this.dtype = dtype;
        this.shape = shape;
        this.bytes = bytes;
    }

    public static Npy read(Path file) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int major = all.get(6);
            int start = major == 1 ? 10 : 12;
            int length = major == 1 ? all.getShort(8) & 0xFFFF : all.getInt(8);
            String header = new String(all.array(), start, length, StandardCharsets.ISO_8859_1);
            if (!header.contains("'fortran_order': False")) {
                throw new IllegalStateException(file + ": only C order is expected here");
            }
            Matcher type = Pattern.compile("'descr': '([<|])([a-z]\\d+)'").matcher(header);
            Matcher dims = Pattern.compile("'shape': \\(([^)]*)\\)").matcher(header);
            if (!type.find() || !dims.find()) {
                throw new IllegalStateException(file + ": unexpected header " + header);
            }
            int[] shape = Arrays.stream(dims.group(1).split(","))
                    .map(String::trim)
                    .filter(s -> !s.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            ByteBuffer data = all.position(start + length).slice().order(ByteOrder.LITTLE_ENDIAN);
            return new Npy(type.group(2), shape, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String dtype() {
        return dtype;
    }

    public int[] shape() {
        return shape.clone();
    }

    public int length() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    public double doubleAt(int i) {
        return switch (dtype) {
            case "f2" -> half(bytes.getShort(2 * i));
            case "f4" -> bytes.getFloat(4 * i);
            case "f8" -> bytes.getDouble(8 * i);
            default -> longAt(i);
        };
    }

    public long longAt(int i) {
        return switch (dtype) {
            case "b1", "u1" -> bytes.get(i) & 0xFF;
            case "i1" -> bytes.get(i);
            case "u2" -> bytes.getShort(2 * i) & 0xFFFF;
            case "i2" -> bytes.getShort(2 * i);
            case "u4" -> bytes.getInt(4 * i) & 0xFFFFFFFFL;
            case "i4" -> bytes.getInt(4 * i);
            case "u8", "i8" -> bytes.getLong(8 * i);
            default -> (long) doubleAt(i);
        };
    }

    public float[] floats() {
        float[] out = new float[length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) doubleAt(i);
        }
        return out;
    }

    public double[] doubles() {
        double[] out = new double[length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = doubleAt(i);
        }
        return out;
    }

    public long[] longs() {
        long[] out = new long[length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = longAt(i);
        }
        return out;
    }

    public int[] ints() {
        return Arrays.stream(longs()).mapToInt(Math::toIntExact).toArray();
    }

    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float tiny = fraction * 0x1p-24f;
            return sign == 0 ? tiny : -tiny;
        }
        int e = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | (e << 23) | (fraction << 13));
    }
}
