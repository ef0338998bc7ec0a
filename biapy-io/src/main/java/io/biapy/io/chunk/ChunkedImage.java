package io.biapy.io.chunk;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SegmentCache;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An image in an array of chunks. A block reads the chunks that it touches, and no others. Chunks that are read in parts, or hold several
 * channels, are kept for the next block for a while. Safe for several threads.
 */
public final class ChunkedImage {
    private final Path file;
    private final ChunkGrid grid;
    private final ChunkAxes dimensions;
    private final ArrayAxes axes;
    private final ChunkStore store;
    private final SegmentCache cache = new SegmentCache();

    /**
     * @param file for messages
     * @param letters one a dimension of the array, T, Z, C, Y or X
     * @param time which point of time, where there are several
     */
    public ChunkedImage(Path file, ChunkGrid grid, String letters, OptionalLong time, ChunkStore store) {
        this.file = file;
        this.grid = grid;
        this.dimensions = ChunkAxes.of(letters, grid);
        this.axes = ArrayAxes.packed(file, letters, grid.shape(), time);
        this.store = store;
    }

    /** Voxels along z, y, x. */
    public Size size() {
        return Size.zyx(axes.size('Z'), axes.size('Y'), axes.size('X'));
    }

    /** Number of channels. */
    public int channels() {
        return (int) axes.size('C');
    }

    /** Edge lengths of a chunk, not longer than the image. */
    public Extent chunk() {
        Size size = size();
        return Extent.zyx(
                (int) Math.min(size.z(), dimensions.edge('Z')), (int) Math.min(size.y(), dimensions.edge('Y')), (int)
                        Math.min(size.x(), dimensions.edge('X')));
    }

    /** As {@link io.biapy.io.sample.SampleStore#read}. */
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(file + ": block " + block + " is not inside " + size() + ".");
        }
        new Part(channel, block, row).read();
    }

    /** One read of a block. */
    private final class Part {
        private final ChunkStore.Reader chunks = store.reader();
        private final Block block;
        private final SampleRow row;
        private final long[] index = new long[grid.chunk().length];
        private final int bytes = grid.samples().bytes();
        private final int rowStride = dimensions.stride('Y') * bytes;
        private final int xStride = dimensions.stride('X') * bytes;
        private final int channelStart;
        private final boolean oneChannel;
        private byte @Nullable [] room;
        private byte @Nullable [] fillRow;

        Part(int channel, Block block, SampleRow row) {
            this.block = block;
            this.row = row;
            this.oneChannel = dimensions.edge('C') == 1 && dimensions.edge('T') == 1;
            this.channelStart = within('C', channel) + within('T', axes.time());
        }

        /** Chooses the chunk at a place along an axis; gives the elements before that place in it. */
        private int within(char axis, long place) {
            dimensions.set(index, axis, place / dimensions.edge(axis));
            return (int) (place % dimensions.edge(axis)) * dimensions.stride(axis);
        }

        void read() {
            dimensions.touched(block, (z, y, x) -> {
                dimensions.set(index, 'Z', z);
                dimensions.set(index, 'Y', y);
                dimensions.set(index, 'X', x);
                chunk(dimensions.part(block, z, y, x));
            });
        }

        private void chunk(ChunkPart part) {
            byte[] data = part.isWhole() && oneChannel ? inRoom() : kept();
            Extent whole = block.extent();
            for (int z = 0; z < part.z(); z++) {
                int to = ((part.blockZ() + z) * whole.y() + part.blockY()) * whole.x() + part.blockX();
                if (data.length == 0) {
                    rows(fillRow(part.x()), 0, 0, bytes, to, part);
                } else {
                    int at = channelStart
                            + (part.chunkZ() + z) * dimensions.stride('Z')
                            + part.chunkY() * dimensions.stride('Y')
                            + part.chunkX() * dimensions.stride('X');
                    rows(data, at * bytes, rowStride, xStride, to, part);
                }
            }
        }

        private void rows(byte[] data, int at, int stride, int step, int to, ChunkPart part) {
            int wide = block.extent().x();
            for (int y = 0; y < part.y(); y++) {
                row.take(data, at + y * stride, step, to + y * wide, part.x());
            }
        }

        /** The chunk, or no bytes where it is missing, in memory that the next chunk takes again. */
        private byte[] inRoom() {
            byte[] data = chunks.read(index, room);
            if (data == null) {
                return new byte[0];
            }
            room = data;
            return data;
        }

        private byte[] kept() {
            return cache.get(store.version(index), grid.number(index), () -> {
                byte[] data = chunks.read(index, null);
                return data == null ? new byte[0] : data;
            });
        }

        private byte[] fillRow(int count) {
            byte[] filled = fillRow;
            if (filled == null || filled.length < count * bytes) {
                filled = new byte[count * bytes];
                for (int i = 0; i < filled.length; i++) {
                    filled[i] = grid.fill()[i % bytes];
                }
                fillRow = filled;
            }
            return filled;
        }
    }
}
