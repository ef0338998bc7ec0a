package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.FileException;
import io.biapy.core.image.PixelType;
import io.biapy.io.sample.NumpyCodes;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.Words;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Element types and fill values as Zarr writes them. */
final class DataTypes {
    private DataTypes() {}

    /** A type of version 2: byte order and NumPy code, {@code "<u2"}. */
    static Samples numpy(Json array) {
        return numpy(array, "dtype");
    }

    /** The same in another member. */
    static Samples numpy(Json array, String member) {
        JsonNode value = array.node().path(member);
        String code = value.isTextual() ? value.textValue() : "";
        Optional<PixelType> type = code.length() == 3 ? NumpyCodes.type(code.substring(1)) : Optional.empty();
        if (type.isEmpty() || "<>|=".indexOf(code.charAt(0)) < 0) {
            throw array.wrong(member, value, "a plain number: bool, (u)int8 to 64, float16 to 64");
        }
        return new Samples(type.get(), code.charAt(0) == '>');
    }

    /** A type of version 3 (and N5): {@code "uint16"}. */
    static PixelType named(Json array, String member) {
        JsonNode value = array.node().path(member);
        String name = value.isTextual() ? value.textValue().toUpperCase(Locale.ROOT) : "";
        for (PixelType type : PixelType.values()) {
            if (type.name().equals(name.equals("BOOL") ? "BIT" : name)) {
                return type;
            }
        }
        throw array.wrong(member, value, "a plain number: bool, (u)int8 to 64, float16 to 64");
    }

    static String name(PixelType type) {
        return type == PixelType.BIT ? "bool" : type.name().toLowerCase(Locale.ROOT);
    }

    /** One element of the array's {@code fill_value}; 0 where there is none. */
    static byte[] fill(Json array, Samples samples) {
        JsonNode value = array.node().path("fill_value");
        byte[] element = new byte[samples.bytes()];
        int bits = samples.bytes() * 8;
        if (value.isMissingNode() || value.isNull()) {
            return element;
        }
        long pattern = value.isTextual() && value.textValue().startsWith("0x")
                ? hexadecimal(array, value)
                : samples.type().isFloating() ? floating(array, value, bits) : whole(array, value, samples.type());
        switch (samples.bytes()) {
            case 1 -> element[0] = (byte) pattern;
            case 2 -> Words.put16(element, 0, (short) pattern, samples.bigEndian());
            case 4 -> Words.put32(element, 0, (int) pattern, samples.bigEndian());
            default -> Words.put64(element, 0, pattern, samples.bigEndian());
        }
        return element;
    }

    private static long hexadecimal(Json array, JsonNode value) {
        try {
            return Long.parseUnsignedLong(value.textValue().substring(2), 16);
        } catch (NumberFormatException e) {
            throw array.wrong("fill_value", value, "a number");
        }
    }

    private static long floating(Json array, JsonNode value, int bits) {
        double number =
                switch (value.isTextual() ? value.textValue() : "") {
                    case "NaN" -> Double.NaN;
                    case "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-Infinity" -> Double.NEGATIVE_INFINITY;
                    default -> {
                        if (!value.isNumber()) {
                            throw array.wrong("fill_value", value, "a number");
                        }
                        yield value.doubleValue();
                    }
                };
        return bits == 64
                ? Double.doubleToRawLongBits(number)
                : bits == 32 ? Float.floatToRawIntBits((float) number) : Words.toHalf((float) number);
    }

    private static long whole(Json array, JsonNode value, PixelType type) {
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        BigInteger number = value.isNumber()
                        && Double.isFinite(value.doubleValue())
                        && value.doubleValue() == Math.rint(value.doubleValue())
                ? value.decimalValue().toBigInteger()
                : null;
        int bits = type == PixelType.BIT ? 1 : type.bits();
        BigInteger low = type.isSigned() ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        if (number == null || number.compareTo(low) < 0 || number.subtract(low).bitLength() > bits) {
            throw array.wrong("fill_value", value, "a number that " + name(type) + " can hold");
        }
        return number.longValue();
    }

    /** The message for something that belongs to the format but is not read here. */
    static FileException unknown(Path file, String what, String name, String known) {
        return new FileException(
                file, "its " + what + " \"" + name + "\" is not known here; can be read: " + known + ".");
    }
}
