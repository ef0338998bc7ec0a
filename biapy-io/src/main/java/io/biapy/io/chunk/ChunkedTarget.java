package io.biapy.io.chunk;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Puts blocks together to chunks, each of which is stored when all of its voxels came; until then it is kept in memory, so write whole chunks,
 * each voxel once. Chunks are packed: their last dimension, which is X, runs fastest. Safe for several threads.
 */
public final class ChunkedTarget implements SampleTarget {
    /** Takes a complete chunk, as long as all are; what lies outside of the image is 0. */
    @FunctionalInterface
    public interface Storing {
        /** @param index of the chunk along each dimension */
        void store(long[] index, byte[] chunk) throws IOException;
    }

    private static final class Waiting {
        final byte[] data;
        long missing;

        Waiting(int bytes, long voxels) {
            this.data = new byte[bytes];
            this.missing = voxels;
        }
    }

    private final Path place;
    private final ChunkGrid grid;
    private final ChunkAxes axes;
    private final Storing storing;
    private final Runnable closing;
    private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
    private final Set<Long> stored = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param place for messages
     * @param letters one a dimension of the grid, of C, Z, Y and X
     * @param closing what to do when this is closed
     */
    public ChunkedTarget(Path place, ChunkGrid grid, String letters, Storing storing, Runnable closing) {
        this.place = place;
        this.grid = grid;
        this.axes = ChunkAxes.of(letters, grid);
        this.storing = storing;
        this.closing = closing;
    }

    @Override
    public Size size() {
        return axes.size();
    }

    @Override
    public int channels() {
        return (int) axes.length('C');
    }

    @Override
    public Samples samples() {
        return grid.samples();
    }

    @Override
    public Extent chunk() {
        return axes.chunk();
    }

    @Override
    public void write(int channel, Block block, SampleFill rows, Workers workers) {
        List<long[]> touched = new ArrayList<>();
        axes.touched(block, (z, y, x) -> touched.add(new long[] {z, y, x}));
        workers.forEach(touched.size(), i -> part(channel, block, touched.get(i), rows));
    }

    private void part(int channel, Block block, long[] zyx, SampleFill rows) {
        ChunkPart part = axes.part(block, zyx[0], zyx[1], zyx[2]);
        long[] index = new long[grid.shape().length];
        long all = 1;
        for (int d = 0; d < index.length; d++) {
            int axis = "ZYX".indexOf(axes.letters().charAt(d));
            index[d] = axis < 0 ? channel / axes.edge('C') : zyx[axis];
            all *= Math.min(grid.chunk()[d], grid.shape()[d] - index[d] * grid.chunk()[d]);
        }
        long number = grid.number(index);
        if (stored.contains(number)) {
            throw new FileException(place, "block " + block + " was written already; here each voxel is written once.");
        }
        long voxels = all;
        Waiting chunk = waiting.computeIfAbsent(number, key -> new Waiting(grid.chunkBytes(), voxels));
        synchronized (chunk) {
            axes.put(chunk.data, samples().bytes(), channel, part, block.extent(), rows);
            chunk.missing -= (long) part.z() * part.y() * part.x();
            if (chunk.missing > 0) {
                return;
            }
        }
        waiting.remove(number);
        try {
            storing.store(index, chunk.data);
            stored.add(number);
        } catch (IOException e) {
            throw new FileException(place, "cannot be written (" + e + ").", e);
        }
    }

    /** Whether every voxel came. */
    public boolean isComplete() {
        return stored.size() == grid.chunks();
    }

    /** A {@link FileException} where voxels are missing. */
    public void requireComplete() {
        if (!isComplete()) {
            throw new FileException(place, "was not written in whole, so nothing was left under this name.");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.run();
        }
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
