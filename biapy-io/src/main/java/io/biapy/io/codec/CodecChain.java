package io.biapy.io.codec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Several changes of bytes, one after the other; none at all leaves them as they are. Immutable, safe for several threads. */
public record CodecChain(List<ByteCodec> codecs) {
    public CodecChain {
        codecs = List.copyOf(codecs);
    }

    /** Packed bytes that {@code length} bytes can need at most. */
    public long mostEncoded(long length) {
        long most = length;
        for (ByteCodec codec : codecs) {
            most = codec.mostEncoded(most);
        }
        return most;
    }

    /** Whether {@code packed} bytes can stand for {@code length} bytes at all: to be asked before memory is taken for them. */
    public boolean canHold(long packed, long length) {
        double most = packed;
        for (ByteCodec codec : codecs) {
            most *= codec.mostRatio();
        }
        return codecs.isEmpty() ? packed == length : most + 1024 >= length;
    }

    /** Unpacks into all of {@code into}; fewer or more bytes are an error. */
    public void decode(byte[] packed, byte[] into) throws CodecException {
        byte[] bytes = packed;
        int length = packed.length;
        for (int i = codecs.size() - 1; i > 0; i--) {
            long most = into.length;
            for (int k = 0; k < i; k++) {
                most = codecs.get(k).mostEncoded(most);
            }
            byte[] next = new byte[(int) Math.min(Integer.MAX_VALUE - 16, most)];
            length = codecs.get(i).decode(bytes, 0, length, next);
            bytes = next;
        }
        int got = length;
        if (codecs.isEmpty()) {
            System.arraycopy(bytes, 0, into, 0, Math.min(length, into.length));
        } else {
            got = codecs.get(0).decode(bytes, 0, length, into);
        }
        if (got != into.length) {
            throw new CodecException("holds " + got + " bytes where " + into.length + " belong");
        }
    }

    /** Packs all of {@code raw}. */
    public byte[] encode(byte[] raw) {
        if (codecs.isEmpty()) {
            return Arrays.copyOf(raw, raw.length);
        }
        byte[] bytes = raw;
        for (ByteCodec codec : codecs) {
            bytes = codec.encode(bytes, 0, bytes.length);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return codecs.isEmpty()
                ? "uncompressed"
                : codecs.stream().map(Object::toString).collect(Collectors.joining(" + "));
    }
}
