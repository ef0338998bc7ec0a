package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Planes of 32-bit numbers of a whole image in a file, each z, y, x (x fastest), little endian: for work that needs other cuts of the image than its
 * tiles, such as whole lines. Written and read block by block; what was never written is 0 and takes no room on most file systems. A file of the same
 * length that is there already is gone on with. Safe for several threads that write different blocks.
 */
public final class FlatVolume implements AutoCloseable {
    private static final int MOST = 1 << 20; // bytes at once

    private final Path file;
    private final Size size;
    private final FileChannel channel;

    private FlatVolume(Path file, Size size, FileChannel channel) {
        this.file = file;
        this.size = size;
        this.channel = channel;
    }

    /** Opens or makes the file, and the folders above it. */
    public static FlatVolume open(Path file, Size size, int planes) {
        long length = bytes(size, planes);
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (channel.size() != length) {
                channel.truncate(0);
                channel.write(ByteBuffer.allocate(1), length - 1);
            }
            return new FlatVolume(file, size, channel);
        } catch (IOException e) {
            throw new FileException(file, "cannot be opened (" + e + ").", e);
        }
    }

    /** Length of such a file. */
    public static long bytes(Size size, int planes) {
        return Math.multiplyExact(Math.multiplyExact(size.voxels(), planes), Integer.BYTES);
    }

    /** Writes a block of one plane: z, y, x (x fastest). */
    public void write(int plane, Block block, int[] values) {
        each(plane, block, (at, from, count) -> {
            ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asIntBuffer().put(values, from, count);
            WriteAside.put(channel, bytes, at);
        });
    }

    /** Writes a block of one plane: z, y, x (x fastest). */
    public void write(int plane, Block block, float[] values) {
        each(plane, block, (at, from, count) -> {
            ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values, from, count);
            WriteAside.put(channel, bytes, at);
        });
    }

    /** Reads a block of one plane. */
    public void read(int plane, Block block, int[] into) {
        each(plane, block, (at, from, count) -> get(at, count).asIntBuffer().get(into, from, count));
    }

    /** Reads a block of one plane. */
    public void read(int plane, Block block, float[] into) {
        each(plane, block, (at, from, count) -> get(at, count).asFloatBuffer().get(into, from, count));
    }

    /** {@code count} numbers of an array from {@code from} on that lie next to each other in the file at {@code at}. */
    private interface Stretch {
        void move(long at, int from, int count) throws IOException;
    }

    private void each(int plane, Block block, Stretch stretch) {
        Extent e = block.extent();
        if (!block.isInside(size)) {
            throw new InputException(file + ": block " + block + " is not inside " + size + ".");
        }
        boolean wholeRows = e.x() == size.x();
        int atOnce = wholeRows ? Math.max(1, MOST / Integer.BYTES / e.x()) : 1;
        try {
            for (int z = 0; z < e.z(); z++) {
                for (int y = 0; y < e.y(); ) {
                    int rows = Math.min(atOnce, e.y() - y);
                    long voxel = (((long) plane * size.z() + block.z() + z) * size.y() + block.y() + y) * size.x()
                            + block.x();
                    stretch.move(voxel * Integer.BYTES, (z * e.y() + y) * e.x(), rows * e.x());
                    y += rows;
                }
            }
        } catch (IOException problem) {
            throw new FileException(
                    file,
                    "cannot be read or written (" + problem + "). Make room and start the same work again; it goes on.",
                    problem);
        }
    }

    private ByteBuffer get(long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (!ReadWhole.fill(channel, bytes, at)) {
            throw new IOException("it ends too early");
        }
        return bytes.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        }
    }

    @Override
    public String toString() {
        return "numbers of " + size + " voxels in " + file;
    }
}
