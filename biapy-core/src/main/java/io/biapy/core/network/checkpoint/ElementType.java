package io.biapy.core.network.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Types of numbers in tensor files, each read as a float. */
enum ElementType {
    F64("F64", "DoubleStorage", 8),
    F32("F32", "FloatStorage", 4),
    F16("F16", "HalfStorage", 2),
    BF16("BF16", "BFloat16Storage", 2),
    I64("I64", "LongStorage", 8),
    I32("I32", "IntStorage", 4),
    I16("I16", "ShortStorage", 2),
    I8("I8", "CharStorage", 1),
    U8("U8", "ByteStorage", 1),
    BOOL("BOOL", "BoolStorage", 1);

    private final String code;
    private final String storage;
    private final int bytes;

    ElementType(String code, String storage, int bytes) {
        this.code = code;
        this.storage = storage;
        this.bytes = bytes;
    }

    /** Name in safetensors. */
    String code() {
        return code;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** By its name in safetensors. */
    static Optional<ElementType> ofCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }

    /** By the name of PyTorch's storage class, without its package. */
    static Optional<ElementType> ofStorage(String name) {
        return Arrays.stream(values()).filter(t -> t.storage.equals(name)).findFirst();
    }

    /** The number at byte {@code at}, in the buffer's byte order; a double or long is rounded to the nearest float. */
    float read(ByteBuffer from, int at) {
        return switch (this) {
            case F64 -> (float) from.getDouble(at);
            case F32 -> from.getFloat(at);
            case F16 -> half(from.getShort(at));
            case BF16 -> Float.intBitsToFloat(from.getShort(at) << 16);
            case I64 -> from.getLong(at);
            case I32 -> from.getInt(at);
            case I16 -> from.getShort(at);
            case I8 -> from.get(at);
            case U8 -> from.get(at) & 0xFF;
            case BOOL -> from.get(at) == 0 ? 0 : 1;
        };
    }

    /** IEEE 754 half precision: 1 sign, 5 exponent, 10 fraction bits. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
        }
        int wide = exponent == 31 ? 255 : exponent + 112;
        return Float.intBitsToFloat(sign | (wide << 23) | (fraction << 13));
    }
}
