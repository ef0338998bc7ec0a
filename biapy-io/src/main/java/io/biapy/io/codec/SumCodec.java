package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * A check sum of four bytes, little endian, before the bytes (as numcodecs has them) or behind.
 *
 * @param atEnd whether it stands behind
 */
public record SumCodec(Sum sum, boolean atEnd) implements ByteCodec {
    private static final int BYTES = 4;

    /** What is summed up. */
    public enum Sum {
        CRC32("CRC32"),
        ADLER32("ADLER32"),
        CRC32C("CRC-32C");

        private final String shown;

        Sum(String shown) {
            this.shown = shown;
        }

        private Checksum begin() {
            return switch (this) {
                case CRC32 -> new CRC32();
                case ADLER32 -> new Adler32();
                case CRC32C -> new java.util.zip.CRC32C();
            };
        }
    }

    /** CRC-32C behind the bytes, as Zarr 3 has it. */
    public static SumCodec crc32c() {
        return new SumCodec(Sum.CRC32C, true);
    }

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int body = length - BYTES;
        if (body < 0) {
            throw new CodecException("is cut off: " + length + " bytes, and its check sum alone has " + BYTES);
        }
        if (body > into.length) {
            throw new CodecException("holds more than the " + into.length + " bytes that belong");
        }
        int start = atEnd ? at : at + BYTES;
        if (of(from, start, body) != Words.get32(from, atEnd ? at + body : at, false)) {
            throw new CodecException("has a wrong check sum (" + sum.shown + "), so it is damaged");
        }
        System.arraycopy(from, start, into, 0, body);
        return body;
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        byte[] into = new byte[length + BYTES];
        System.arraycopy(from, at, into, atEnd ? 0 : BYTES, length);
        Words.put32(into, atEnd ? length : 0, of(from, at, length), false);
        return into;
    }

    private int of(byte[] from, int at, int length) {
        Checksum running = sum.begin();
        running.update(from, at, length);
        return (int) running.getValue();
    }

    @Override
    public int mostRatio() {
        return 1;
    }

    @Override
    public String toString() {
        return sum.name().toLowerCase(java.util.Locale.ROOT);
    }
}
