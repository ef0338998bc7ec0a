package io.biapy.io.codec;

/** A reversible change of bytes to fewer bytes, or to bytes with a check sum. Immutable, safe for several threads. */
public interface ByteCodec {
    /**
     * Unpacks into the start of {@code into} and returns how many bytes that were. More than it holds is an error, as is anything
     * that {@link #encode} cannot have made.
     */
    int decode(byte[] from, int at, int length, byte[] into) throws CodecException;

    /** Packs {@code length} bytes. */
    byte[] encode(byte[] from, int at, int length);

    /** Unpacked bytes that one packed byte can stand for at most. */
    int mostRatio();

    /** Packed bytes that {@code length} bytes can need at most, generously. */
    default long mostEncoded(long length) {
        return length + length / 8 + (1 << 16);
    }
}
