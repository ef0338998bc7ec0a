package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkPart;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.ShuffleCodec;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes one data set in chunks, with deflate. A chunk goes into the file when all of its voxels came; until then it is kept in memory, so write
 * whole chunks, each voxel once. Dimensions are z (where there are several), y, x, and channels before them where there are several.
 */
final class Hdf5Target implements SampleTarget {
    private record Chunk(long address, int bytes) {}

    private static final class Waiting {
        final byte[] data;
        int missing;

        Waiting(int bytes, int voxels) {
            this.data = new byte[bytes];
            this.missing = voxels;
        }
    }

    private final Path place;
    private final Size size;
    private final int channels;
    private final String letters;
    private final ChunkGrid grid;
    private final int level;
    private final CodecChain codecs;
    private final NewNode.Space space;
    private final Runnable closing;
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Chunk> written = new ConcurrentSkipListMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param closing when this is closed */
    Hdf5Target(
            Path place,
            Size size,
            int channels,
            Samples samples,
            Extent edges,
            int level,
            NewNode.Space space,
            Runnable closing) {
        this.place = place;
        this.size = size;
        this.channels = channels;
        this.level = level;
        this.space = space;
        this.closing = closing;
        this.letters = (channels > 1 ? "C" : "") + (size.is2D() ? "YX" : "ZYX");
        long[] shape = new long[letters.length()];
        int[] chunk = new int[letters.length()];
        for (int d = 0; d < chunk.length; d++) {
            long length = length(letters.charAt(d));
            int edge = letters.charAt(d) == 'C' ? 1 : edges.along("ZYX".indexOf(letters.charAt(d)));
            shape[d] = length;
            chunk[d] = (int) Math.min(length, edge);
        }
        this.grid = ChunkGrid.packed(shape, chunk, samples, new byte[samples.bytes()]);
        this.codecs = new CodecChain(List.of(new ShuffleCodec(samples.bytes()), new DeflateCodec(false, level)));
    }

    private long length(char axis) {
        return switch (axis) {
            case 'Z' -> size.z();
            case 'Y' -> size.y();
            case 'X' -> size.x();
            default -> channels;
        };
    }

    /** One a dimension, slowest first. */
    String letters() {
        return letters;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public Samples samples() {
        return grid.samples();
    }

    @Override
    public Extent chunk() {
        return Extent.zyx(edge('Z'), edge('Y'), edge('X'));
    }

    private int edge(char axis) {
        int d = letters.indexOf(axis);
        return d < 0 ? 1 : grid.chunk()[d];
    }

    @Override
    public void write(int channel, Block block, SampleFill rows, Workers workers) {
        List<long[]> touched = new ArrayList<>();
        Extent extent = block.extent();
        for (long z = block.z() / edge('Z'); z * edge('Z') < block.z() + extent.z(); z++) {
            for (long y = block.y() / edge('Y'); y * edge('Y') < block.y() + extent.y(); y++) {
                for (long x = block.x() / edge('X'); x * edge('X') < block.x() + extent.x(); x++) {
                    touched.add(new long[] {z, y, x});
                }
            }
        }
        workers.forEach(touched.size(), i -> chunk(channel, block, touched.get(i), rows));
    }

    private void chunk(int channel, Block block, long[] zyx, SampleFill rows) {
        ChunkPart part = ChunkPart.of(block, size, zyx[0], zyx[1], zyx[2], this::edge);
        long[] index = new long[letters.length()];
        for (int d = 0; d < index.length; d++) {
            int axis = "ZYX".indexOf(letters.charAt(d));
            index[d] = axis < 0 ? channel : zyx[axis];
        }
        long number = grid.number(index);
        if (written.containsKey(number)) {
            throw new FileException(
                    place, "block " + block + " was written already, and an HDF5 file is written once.");
        }
        int voxels = 1;
        for (int d = 0; d < index.length; d++) {
            voxels *= (int) Math.min(grid.chunk()[d], grid.shape()[d] - index[d] * grid.chunk()[d]);
        }
        int all = voxels;
        Waiting one = waiting.computeIfAbsent(number, key -> new Waiting(grid.chunkBytes(), all));
        synchronized (one) {
            put(one.data, part, block.extent(), rows);
            one.missing -= part.z() * part.y() * part.x();
            if (one.missing > 0) {
                return;
            }
        }
        waiting.remove(number);
        byte[] packed = codecs.encode(one.data);
        try {
            written.put(number, new Chunk(space.append(packed), packed.length));
        } catch (IOException e) {
            throw new FileException(place, "cannot be written (" + e + ").", e);
        }
    }

    private void put(byte[] data, ChunkPart part, Extent block, SampleFill rows) {
        for (int z = 0; z < part.z(); z++) {
            for (int y = 0; y < part.y(); y++) {
                int from = ((part.blockZ() + z) * block.y() + part.blockY() + y) * block.x() + part.blockX();
                int to = ((part.chunkZ() + z) * edge('Y') + part.chunkY() + y) * edge('X') + part.chunkX();
                rows.fill(from, data, to * samples().bytes(), part.x());
            }
        }
    }

    /** Whether every voxel came. */
    boolean isComplete() {
        long chunks = 1;
        for (int d = 0; d < grid.chunk().length; d++) {
            chunks *= (grid.shape()[d] - 1) / grid.chunk()[d] + 1;
        }
        return written.size() == chunks;
    }

    /** The messages of the data set's header; the tree of its chunks is written before. */
    List<NewNode.Message> header(NewNode.Space room) throws IOException {
        if (!isComplete()) {
            throw new FileException(place, "was not written in whole, so nothing was left under this name.");
        }
        List<ChunkTree.Chunk> chunks = new ArrayList<>();
        written.forEach(
                (number, chunk) -> chunks.add(new ChunkTree.Chunk(offset(number), chunk.address(), chunk.bytes())));
        int bytes = samples().bytes();
        long tree = ChunkTree.write(chunks, grid.chunk(), room);
        return List.of(
                new NewNode.Message(Messages.SPACE, Messages.space(grid.shape())),
                new NewNode.Message(Messages.TYPE, Messages.type(samples().type())),
                new NewNode.Message(Messages.FILL, Messages.fill(true)),
                new NewNode.Message(Messages.FILTERS, Messages.shuffleAndDeflate(bytes, level)),
                new NewNode.Message(Messages.LAYOUT, Messages.chunks(tree, grid.chunk(), bytes)));
    }

    private long[] offset(long number) {
        long[] offset = new long[grid.chunk().length];
        long left = number;
        for (int d = offset.length - 1; d >= 0; d--) {
            long along = (grid.shape()[d] - 1) / grid.chunk()[d] + 1;
            offset[d] = left % along * grid.chunk()[d];
            left /= along;
        }
        return offset;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.run();
        }
    }

    @Override
    public String toString() {
        return place + ", HDF5";
    }
}
