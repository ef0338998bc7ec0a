package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** An .npy file that is filled in any order, also after an interruption; what was never written is 0. */
final class ContinuedNpy {
    private ContinuedNpy() {}

    /** Opens a file of this header and length to go on with it, or makes it anew, with the folders above it. */
    static FileChannel open(Path file, byte[] header, long length) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            byte[] there = new byte[header.length];
            if (channel.size() != length
                    || channel.read(ByteBuffer.wrap(there), 0) != there.length
                    || !Arrays.equals(there, header)) {
                channel.truncate(0);
                WriteAside.put(channel, ByteBuffer.wrap(header), 0);
                WriteAside.put(channel, ByteBuffer.allocate(1), length - 1);
            }
            return channel;
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + ").", e);
        }
    }
}
