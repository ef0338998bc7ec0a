package io.biapy.io.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads streams that unpack, into room of a known length. */
final class Unpacking {
    private Unpacking() {}

    /** What went wrong, also where the exception itself is silent. */
    static String reason(IOException e) {
        return e instanceof EOFException || e.getMessage() == null ? "it ends too early" : e.getMessage();
    }

    /** All bytes of the stream; more than there is room for is an error. */
    static int all(InputStream in, byte[] into) throws IOException, CodecException {
        int got = in.readNBytes(into, 0, into.length);
        if (in.read() >= 0) {
            throw new CodecException("holds more than the " + into.length + " bytes that belong");
        }
        return got;
    }
}
