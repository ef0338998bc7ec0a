package io.biapy.io.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Zlib data in parts of byte arrays. */
final class ZlibBlock {
    private ZlibBlock() {}

    static int decode(byte[] from, int at, int length, byte[] into, int to, int room) throws CodecException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(from, at, length);
            int done = 0;
            while (done < room) {
                int got = inflater.inflate(into, to + done, room - done);
                if (got == 0) {
                    break;
                }
                done += got;
            }
            return done;
        } catch (DataFormatException e) {
            throw new CodecException("is damaged zlib data (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }

    /** The number of packed bytes, or -1 where they need more than {@code room}. */
    static int encode(byte[] from, int at, int length, int level, byte[] into, int to, int room) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(from, at, length);
            deflater.finish();
            int got = deflater.deflate(into, to, room);
            return deflater.finished() ? got : -1;
        } finally {
            deflater.end();
        }
    }
}
