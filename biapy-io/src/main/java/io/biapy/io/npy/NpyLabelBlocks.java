package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.Size;
import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.NewArray;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.StoredTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A label image in a .npy file that is written and read back block by block, in any order; where nothing was written it is 0. A file of the same size and
 * type that is there already is gone on with. Safe for several threads that write different blocks.
 */
public final class NpyLabelBlocks implements AutoCloseable {
    private final Path file;
    private final Size size;
    private final Samples samples;
    private final long start;
    private final FileChannel channel;

    private NpyLabelBlocks(Path file, Size size, Samples samples, long start, FileChannel channel) {
        this.file = file;
        this.size = size;
        this.samples = samples;
        this.start = start;
        this.channel = channel;
    }

    /** Of ids up to {@code maxId}, in the narrowest unsigned type that holds them. */
    public static NpyLabelBlocks open(Path file, Size size, long maxId) {
        NewArray array = NewNpy.labels(ImageSpec.of(size, StoredTypes.ofIds(maxId)));
        Samples samples = array.samples();
        byte[] header = array.header();
        long length = header.length + Math.multiplyExact(size.voxels(), samples.bytes());
        return new NpyLabelBlocks(file, size, samples, header.length, ContinuedNpy.open(file, header, length));
    }

    /** Writes a block of ids: z, y, x (x fastest). */
    public void write(Block block, long[] ids) {
        Extent e = requireInside(block);
        byte[] row = new byte[e.x() * samples.bytes()];
        try {
            for (int k = 0; k < e.z() * e.y(); k++) {
                samples.fromIds(ids, k * e.x(), row, 0, e.x());
                WriteAside.put(channel, ByteBuffer.wrap(row), position(block, k));
            }
        } catch (IOException problem) {
            throw new FileException(file, "cannot be written (" + problem + "). Make room and start again.", problem);
        }
    }

    /** Reads a block back. */
    public void read(Block block, long[] into) {
        Extent e = requireInside(block);
        byte[] row = new byte[e.x() * samples.bytes()];
        try {
            for (int k = 0; k < e.z() * e.y(); k++) {
                if (!ReadWhole.fill(channel, ByteBuffer.wrap(row), position(block, k))) {
                    throw new IOException("ends too early");
                }
                samples.toIds(row, 0, samples.bytes(), into, k * e.x(), e.x(), file);
            }
        } catch (IOException problem) {
            throw new FileException(file, "cannot be read (" + problem + ").", problem);
        }
    }

    private Extent requireInside(Block block) {
        if (!block.isInside(size)) {
            throw new InputException(file + ": block " + block + " is not inside " + size + ".");
        }
        return block.extent();
    }

    private long position(Block block, int row) {
        int ny = block.extent().y();
        long voxel = ((block.z() + row / ny) * size.y() + block.y() + row % ny) * size.x() + block.x();
        return start + voxel * samples.bytes();
    }

    /** Has the system write everything to the disk. */
    public void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + ").", e);
        }
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
        return "labels " + file + ", " + size + " voxels of " + samples;
    }
}
