package io.biapy.io.zarr;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.chunk.ChunkAxes;
import io.biapy.io.chunk.ChunkGrid;
import io.biapy.io.chunk.ChunkPart;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes blocks into an array. Files that a block covers only in part are read, changed and written again, one writer at a time, also
 * among several writers of one process. Safe for several threads.
 */
final class ArrayWriter implements SampleTarget {
    private static final Object[] LOCKS = new Object[256];

    static {
        Arrays.setAll(LOCKS, i -> new Object());
    }

    private final Path folder;
    private final ArrayMetadata array;
    private final ChunkWriter files;
    private final ChunkAxes axes;

    /** @param letters one a dimension, X last */
    ArrayWriter(Path folder, ArrayMetadata array, String letters) {
        this.folder = folder.toAbsolutePath().normalize(); // one name a file, for the locks
        this.array = array;
        this.files = new ChunkWriter(this.folder, array);
        this.axes = ChunkAxes.of(letters, ChunkGrid.packed(array.shape(), files.unit(), array.samples(), array.fill()));
    }

    ArrayMetadata array() {
        return array;
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
        return array.samples();
    }

    /** Edge lengths of the files. */
    @Override
    public Extent chunk() {
        return axes.chunk();
    }

    /** File by file on the calling thread. */
    @Override
    public void write(int channel, Block block, SampleFill rows, Workers workers) {
        long[] index = new long[array.dimensions()];
        axes.set(index, 'C', channel / axes.edge('C'));
        axes.touched(block, (z, y, x) -> {
            axes.set(index, 'Z', z);
            axes.set(index, 'Y', y);
            axes.set(index, 'X', x);
            part(index, channel, axes.part(block, z, y, x), block.extent(), rows);
        });
    }

    private void part(long[] index, int channel, ChunkPart part, Extent block, SampleFill rows) {
        int bytes = array.samples().bytes();
        int elements = 1;
        for (int edge : files.unit()) {
            elements = Math.multiplyExact(elements, edge);
        }
        byte[] data = new byte[Math.multiplyExact(elements, bytes)];
        boolean whole = part.isWhole() && axes.edge('C') == 1 && axes.edge('T') == 1;
        if (whole) {
            files.fill(data); // what lies outside of the image
            axes.put(data, bytes, channel, part, block, rows);
        }
        Path file = files.file(index);
        synchronized (LOCKS[Math.floorMod(file.hashCode(), LOCKS.length)]) {
            if (!whole) {
                files.read(index, data);
                axes.put(data, bytes, channel, part, block, rows);
            }
            files.write(index, data);
        }
    }

    /** Every block is complete once it is written; there is nothing to close. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return folder + ", " + array;
    }
}
