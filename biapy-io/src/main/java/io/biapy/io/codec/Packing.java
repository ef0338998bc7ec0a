package io.biapy.io.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Packs bytes by streams that pack. */
final class Packing {
    private Packing() {}

    /** A stream that packs what is written to it. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(OutputStream packed) throws IOException;
    }

    /** All of {@code length} bytes, packed. */
    static byte[] all(byte[] from, int at, int length, Opener opener) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 2 + 64);
        try (OutputStream out = opener.open(bytes)) {
            out.write(from, at, length);
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail so
        }
        return bytes.toByteArray();
    }
}
