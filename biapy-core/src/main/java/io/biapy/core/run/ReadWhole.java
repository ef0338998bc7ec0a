package io.biapy.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads of a file that are complete or tell that they are not; one call to a channel may give less. Safe for several threads. */
public final class ReadWhole {
    private ReadWhole() {}

    /** Fills all that {@code bytes} has left from {@code position} of the file on; false where the file ends before. */
    public static boolean fill(FileChannel in, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int n = in.read(bytes, at);
            if (n < 0) {
                return false;
            }
            at += n;
        }
        return true;
    }
}
