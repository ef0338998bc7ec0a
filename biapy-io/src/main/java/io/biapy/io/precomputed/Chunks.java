package io.biapy.io.precomputed;

import io.biapy.core.error.FileException;
import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkStore;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.Words;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of chunks, whose bytes run over x, y, z, channels; those at the far borders are as long as the volume has voxels for them. */
final class Chunks implements ChunkStore {
    /** Of the arrays that are chunks here. */
    static final String LETTERS = "CZYX";

    private final Path folder;
    private final Info info;
    private final Samples samples;
    private final Optional<Shards> shards;

    Chunks(Path folder, Info info) {
        this.folder = folder.resolve(info.key());
        this.info = info;
        this.samples = new Samples(info.type(), false);
        this.shards = info.sharding().map(sharding -> new Shards(this.folder, sharding));
    }

    ChunkGrid grid() {
        long[] shape = {info.channels(), info.size()[2], info.size()[1], info.size()[0]};
        int[] chunk = {info.channels(), 0, 0, 0};
        for (int axis = 0; axis < 3; axis++) {
            chunk[3 - axis] = (int) Math.min(info.chunk()[axis], info.size()[axis]);
        }
        return ChunkGrid.packed(shape, chunk, samples, new byte[samples.bytes()]);
    }

    /** Where a chunk is. */
    Path file(long[] index) {
        return folder.resolve(info.chunkName(index[3], index[2], index[1]));
    }

    /** Along x, y, z. */
    private int[] extent(long[] index) {
        int[] extent = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            extent[axis] = (int) Math.min(info.chunk()[axis], info.size()[axis] - index[3 - axis] * info.chunk()[axis]);
        }
        return extent;
    }

    @Override
    public Reader reader() {
        return (index, room) -> read(index);
    }

    @Override
    public long version(long[] index) {
        return 0;
    }

    private byte @Nullable [] read(long[] index) {
        int[] extent = extent(index);
        long rawBytes = (long) extent[0] * extent[1] * extent[2] * info.channels() * samples.bytes();
        Path file = shards.map(all -> all.file(number(index))).orElse(file(index));
        byte[] packed = shards.isPresent()
                ? shards.get().read(number(index), mostPacked(rawBytes))
                : ChunkFiles.read(file, mostPacked(rawBytes));
        if (packed == null) {
            return null;
        }
        byte[] raw = packed;
        if (info.jpeg()) {
            raw = JpegChunk.decode(file, packed, extent[0] * extent[1] * extent[2], info.channels());
        } else if (info.block().isPresent()) {
            raw = unpack(file, packed, extent, info.block().get());
        } else if (packed.length != rawBytes) {
            throw new FileException(file, "has " + packed.length + " bytes of a chunk where " + rawBytes + " belong.");
        }
        ChunkGrid grid = grid();
        byte[] chunk = new byte[grid.chunkBytes()];
        int row = extent[0] * samples.bytes();
        for (int r = 0; r < info.channels() * extent[2] * extent[1]; r++) {
            int y = r % extent[1];
            int z = r / extent[1] % extent[2];
            int c = r / extent[1] / extent[2];
            int to = c * grid.strides()[0] + z * grid.strides()[1] + y * grid.strides()[2];
            System.arraycopy(raw, r * row, chunk, to * samples.bytes(), row);
        }
        return chunk;
    }

    /** In shards chunks have numbers and no names. */
    private long number(long[] index) {
        long[] chunks = new long[3];
        for (int axis = 0; axis < 3; axis++) {
            chunks[axis] = (info.size()[axis] + info.chunk()[axis] - 1) / info.chunk()[axis];
        }
        return Sharding.number(new long[] {index[3], index[2], index[1]}, chunks);
    }

    /** A JPEG of noise can be larger than its pixels. Compressed segmentation of nothing but different ids takes headers, tables and numbers beside the ids. */
    private int mostPacked(long rawBytes) {
        return (int) Math.min(1 << 30, info.block().isEmpty() && !info.jpeg() ? rawBytes : 8 * rawBytes + (1 << 20));
    }

    private byte[] unpack(Path file, byte[] packed, int[] extent, int[] block) {
        int[] words = new int[packed.length / 4];
        for (int i = 0; i < words.length; i++) {
            words[i] = Words.get32(packed, 4 * i, false);
        }
        int voxels = extent[0] * extent[1] * extent[2];
        long[] ids = new long[voxels];
        byte[] raw = new byte[voxels * info.channels() * samples.bytes()];
        for (int c = 0; c < info.channels(); c++) {
            boolean good = c < words.length
                    && SegmentationKernel.decode(words, words[c], extent, block, samples.bytes() == 8, ids);
            if (!good || packed.length % 4 != 0) {
                throw new FileException(file, "is cut off or damaged compressed segmentation.");
            }
            samples.fromIds(ids, 0, raw, c * voxels * samples.bytes(), voxels);
        }
        return raw;
    }

    /** The bytes of a chunk's file. */
    byte[] pack(long[] index, byte[] chunk) {
        int[] extent = extent(index);
        ChunkGrid grid = grid();
        int row = extent[0] * samples.bytes();
        byte[] raw = new byte[info.channels() * extent[2] * extent[1] * row];
        for (int r = 0; r < info.channels() * extent[2] * extent[1]; r++) {
            int y = r % extent[1];
            int z = r / extent[1] % extent[2];
            int c = r / extent[1] / extent[2];
            int from = c * grid.strides()[0] + z * grid.strides()[1] + y * grid.strides()[2];
            System.arraycopy(chunk, from * samples.bytes(), raw, r * row, row);
        }
        return info.block().isEmpty()
                ? raw
                : compressed(raw, extent, info.block().get());
    }

    private byte[] compressed(byte[] raw, int[] extent, int[] block) {
        long[] ids = new long[extent[0] * extent[1] * extent[2]];
        samples.toLongs(raw, 0, samples.bytes(), ids, 0, ids.length);
        int[] words = SegmentationKernel.encode(ids, extent, block, samples.bytes() == 8);
        if (words.length == 0) {
            throw new FileException(folder, "has chunks too large for compressed segmentation; ask for smaller ones.");
        }
        byte[] bytes = new byte[4 + 4 * words.length];
        Words.put32(bytes, 0, 1, false); // where the only channel begins
        for (int i = 0; i < words.length; i++) {
            Words.put32(bytes, 4 + 4 * i, words[i], false);
        }
        return bytes;
    }
}
