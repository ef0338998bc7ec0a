package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** A CRC-32C check sum of four bytes, little endian, behind the bytes. */
public record Crc32cCodec() implements ByteCodec {
    private static final int BYTES = 4;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int body = length - BYTES;
        if (body < 0) {
            throw new CodecException("is cut off: " + length + " bytes, and its check sum alone has " + BYTES);
        }
        if (body > into.length) {
            throw new CodecException("holds more than the " + into.length + " bytes that belong");
        }
        if (sum(from, at, body) != Words.get32(from, at + body, false)) {
            throw new CodecException("has a wrong check sum (CRC-32C), so it is damaged");
        }
        System.arraycopy(from, at, into, 0, body);
        return body;
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        byte[] out = Arrays.copyOfRange(from, at, at + length + BYTES);
        Words.put32(out, length, sum(from, at, length), false);
        return out;
    }

    private static int sum(byte[] from, int at, int length) {
        CRC32C sum = new CRC32C();
        sum.update(from, at, length);
        return (int) sum.getValue();
    }

    @Override
    public int mostRatio() {
        return 1;
    }

    @Override
    public String toString() {
        return "crc32c";
    }
}
