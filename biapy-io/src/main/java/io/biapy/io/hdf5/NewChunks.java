package io.biapy.io.hdf5;

import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkedTarget;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.ShuffleCodec;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One data set in chunks, with shuffle and deflate. Dimensions are z (where there are several), y, x, and channels before them where there are
 * several, each in chunks of its own.
 */
final class NewChunks {
    private static final int PLANE_EDGE = 256;
    private static final int VOLUME_EDGE = 64;

    private record Chunk(long address, int bytes) {}

    private final ChunkGrid grid;
    private final String letters;
    private final int level;
    private final Map<Long, Chunk> written = new ConcurrentSkipListMap<>();
    private final ChunkedTarget target;

    NewChunks(Path place, ImageSpec spec, PixelType type, int level, NewNode.Space space, Runnable closing) {
        boolean flat = spec.size().is2D();
        int channels = spec.channelNames().size();
        Extent edges = spec.chunk()
                .orElse(flat ? Extent.yx(PLANE_EDGE, PLANE_EDGE) : Extent.zyx(VOLUME_EDGE, VOLUME_EDGE, VOLUME_EDGE));
        this.level = level;
        this.letters = (channels > 1 ? "C" : "") + (flat ? "YX" : "ZYX");
        long[] shape = new long[letters.length()];
        int[] chunk = new int[letters.length()];
        long[] sizes = {spec.size().z(), spec.size().y(), spec.size().x()};
        for (int d = 0; d < chunk.length; d++) {
            int axis = "ZYX".indexOf(letters.charAt(d));
            shape[d] = axis < 0 ? channels : sizes[axis];
            chunk[d] = axis < 0 ? 1 : (int) Math.min(shape[d], edges.along(axis));
        }
        Samples samples = new Samples(type, false);
        this.grid = ChunkGrid.packed(shape, chunk, samples, new byte[samples.bytes()]);
        CodecChain codecs = new CodecChain(List.of(new ShuffleCodec(samples.bytes()), new DeflateCodec(false, level)));
        this.target = new ChunkedTarget(
                place,
                grid,
                letters,
                (index, data) -> {
                    byte[] packed = codecs.encode(data);
                    written.put(grid.number(index), new Chunk(space.append(packed), packed.length));
                },
                closing);
    }

    ChunkedTarget target() {
        return target;
    }

    /** One a dimension, slowest first. */
    String letters() {
        return letters;
    }

    /** The messages of the data set's header; the tree of its chunks is written before. */
    List<NewNode.Message> header(NewNode.Space room) throws IOException {
        target.requireComplete();
        List<ChunkTree.Chunk> chunks = new ArrayList<>();
        written.forEach((number, chunk) ->
                chunks.add(new ChunkTree.Chunk(grid.offset(number), chunk.address(), chunk.bytes())));
        int bytes = grid.samples().bytes();
        long tree = ChunkTree.write(chunks, grid.chunk(), room);
        return List.of(
                new NewNode.Message(Messages.SPACE, Messages.space(grid.shape())),
                new NewNode.Message(Messages.TYPE, Messages.type(grid.samples().type())),
                new NewNode.Message(Messages.FILL, Messages.fill(true)),
                new NewNode.Message(Messages.FILTERS, Messages.shuffleAndDeflate(bytes, level)),
                new NewNode.Message(Messages.LAYOUT, Messages.chunks(tree, grid.chunk(), bytes)));
    }
}
