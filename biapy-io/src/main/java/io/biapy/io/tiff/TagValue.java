package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import java.nio.charset.StandardCharsets;

/** Where the values of one tag stand in the file: read one by one, so that a million strip offsets cost nothing until needed. */
record TagValue(int tag, int type, long count, long position) {
    private static final int BYTE = 1;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int UNDEFINED = 7;
    private static final int IFD = 13;
    private static final int LONG8 = 16;
    private static final int IFD8 = 18;
    private static final int LONGEST_TEXT = 64 << 20;

    /** Bytes of one value of a field type, 0 for a type that is unknown. */
    static int bytesOf(int type) {
        return switch (type) {
            case BYTE, ASCII, 6, UNDEFINED -> 1;
            case SHORT, 8 -> 2;
            case LONG, 9, 11, IFD -> 4;
            case RATIONAL, 10, 12, LONG8, 17, IFD8 -> 8;
            default -> 0;
        };
    }

    /** Value number {@code index} as an unsigned integer. */
    long number(TiffBytes in, long index) {
        boolean integer = type == BYTE || type == SHORT || type == LONG || type == IFD || type == LONG8 || type == IFD8;
        if (!integer || index >= count) {
            throw new FileException(
                    in.file(),
                    "is damaged: tag " + tag + " has " + count + " values of field type " + type
                            + ", where whole number " + (index + 1) + " was expected.");
        }
        long value = in.number(position + index * bytesOf(type), bytesOf(type));
        if (value < 0) {
            throw new FileException(in.file(), "is damaged: tag " + tag + " has a value of 2^63 or more.");
        }
        return value;
    }

    /** Numerator and denominator of a rational. */
    long[] rational(TiffBytes in) {
        if (type != RATIONAL || count < 1) {
            return new long[] {0, 0};
        }
        return new long[] {in.number(position, 4), in.number(position + 4, 4)};
    }

    /** Text up to its first zero byte: UTF-8, as OME-XML needs it. */
    String text(TiffBytes in) {
        if (bytesOf(type) != 1 || count > LONGEST_TEXT) {
            return "";
        }
        byte[] bytes = in.read(position, count);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
