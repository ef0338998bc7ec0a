package io.biapy.io.zarr;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
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
    private final String letters;
    private final ChunkWriter files;

    /** @param letters one a dimension, X last */
    ArrayWriter(Path folder, ArrayMetadata array, String letters) {
        this.folder = folder.toAbsolutePath().normalize(); // one name a file, for the locks
        this.array = array;
        this.letters = letters;
        this.files = new ChunkWriter(this.folder, array);
    }

    ArrayMetadata array() {
        return array;
    }

    @Override
    public Size size() {
        return Size.zyx(length('Z'), length('Y'), length('X'));
    }

    @Override
    public int channels() {
        return (int) length('C');
    }

    @Override
    public Samples samples() {
        return array.samples();
    }

    private long length(char axis) {
        int d = letters.indexOf(axis);
        return d < 0 ? 1 : array.shape()[d];
    }

    private int edge(char axis) {
        int d = letters.indexOf(axis);
        return d < 0 ? 1 : files.unit()[d];
    }

    /** Edge lengths of the files. */
    @Override
    public Extent chunk() {
        return Extent.zyx(edge('Z'), edge('Y'), edge('X'));
    }

    /** File by file on the calling thread. */
    @Override
    public void write(int channel, Block block, SampleFill rows, Workers workers) {
        Extent extent = block.extent();
        if (extent.z() == 0 || extent.y() == 0 || extent.x() == 0) {
            return;
        }
        long[] index = new long[array.dimensions()];
        set(index, 'C', channel / edge('C'));
        for (long z = block.z() / edge('Z'); z * edge('Z') < block.z() + extent.z(); z++) {
            for (long y = block.y() / edge('Y'); y * edge('Y') < block.y() + extent.y(); y++) {
                for (long x = block.x() / edge('X'); x * edge('X') < block.x() + extent.x(); x++) {
                    set(index, 'Z', z);
                    set(index, 'Y', y);
                    set(index, 'X', x);
                    part(index, channel, ChunkPart.of(block, size(), z, y, x, this::edge), extent, rows);
                }
            }
        }
    }

    private void set(long[] index, char axis, long at) {
        int d = letters.indexOf(axis);
        if (d >= 0) {
            index[d] = at;
        }
    }

    private void part(long[] index, int channel, ChunkPart part, Extent block, SampleFill rows) {
        int bytes = array.samples().bytes();
        int elements = 1;
        for (int edge : files.unit()) {
            elements = Math.multiplyExact(elements, edge);
        }
        byte[] data = new byte[Math.multiplyExact(elements, bytes)];
        boolean whole = part.isWhole() && edge('C') == 1 && edge('T') == 1;
        if (whole) {
            files.fill(data); // what lies outside of the image
            put(data, channel, part, block, rows);
        }
        Path file = files.file(index);
        synchronized (LOCKS[Math.floorMod(file.hashCode(), LOCKS.length)]) {
            if (!whole) {
                files.read(index, data);
                put(data, channel, part, block, rows);
            }
            files.write(index, data);
        }
    }

    private void put(byte[] data, int channel, ChunkPart part, Extent block, SampleFill rows) {
        int bytes = array.samples().bytes();
        for (int z = 0; z < part.z(); z++) {
            for (int y = 0; y < part.y(); y++) {
                int from = ((part.blockZ() + z) * block.y() + part.blockY() + y) * block.x() + part.blockX();
                int to = 0;
                for (int d = 0; d < letters.length(); d++) {
                    int place =
                            switch (letters.charAt(d)) {
                                case 'C' -> channel % edge('C');
                                case 'Z' -> part.chunkZ() + z;
                                case 'Y' -> part.chunkY() + y;
                                case 'X' -> part.chunkX();
                                default -> 0;
                            };
                    to = to * files.unit()[d] + place;
                }
                if (letters.endsWith("X")) {
                    rows.fill(from, data, to * bytes, part.x());
                } else {
                    int step = step();
                    for (int x = 0; x < part.x(); x++) {
                        rows.fill(from + x, data, (to + x * step) * bytes, 1);
                    }
                }
            }
        }
    }

    /** Elements from one voxel to the next along x. */
    private int step() {
        int step = 1;
        for (int d = letters.length() - 1; letters.charAt(d) != 'X'; d--) {
            step *= files.unit()[d];
        }
        return step;
    }

    /** Every block is complete once it is written; there is nothing to close. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return folder + ", " + array;
    }
}
