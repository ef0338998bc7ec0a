package io.biapy.core.image;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;

/**
 * An image as cells that are read when they are first looked at, and kept as long as memory allows. Cells are chunks of the image, one channel
 * each, halved until they are small enough. Safe for several threads: two may read the same cell, to the same values.
 */
final class LazyCells<A extends DataAccess> {
    private static final long MOST_VOXELS = 1 << 22;

    /** Reads a part of a channel. */
    @FunctionalInterface
    interface Reader<A> {
        A read(int channel, Block block);
    }

    private final CellGrid grid;
    private final boolean flat;
    private final boolean channels;
    private final Reader<A> reader;
    private final Map<Long, SoftReference<Cell<A>>> known = new ConcurrentHashMap<>();

    LazyCells(Size size, Extent chunk, int channels, Reader<A> reader) {
        this.flat = size.is2D();
        this.channels = channels > 1;
        this.reader = reader;
        int axes = (flat ? 2 : 3) + (this.channels ? 1 : 0);
        long[] dimensions = new long[axes];
        int[] cell = new int[axes];
        long[] edges = cell(chunk);
        long[] sizes = {size.x(), size.y(), size.z()};
        for (int axis = 0; axis < axes; axis++) {
            boolean space = axis < (flat ? 2 : 3);
            dimensions[axis] = space ? sizes[axis] : channels;
            cell[axis] = space ? (int) edges[axis] : 1;
        }
        this.grid = new CellGrid(dimensions, cell);
    }

    /** Edge lengths along x, y, z. */
    private static long[] cell(Extent chunk) {
        long[] edges = {Math.max(1, chunk.x()), Math.max(1, chunk.y()), Math.max(1, chunk.z())};
        while ((double) edges[0] * edges[1] * edges[2] > MOST_VOXELS) {
            int longest = edges[0] >= edges[1] && edges[0] >= edges[2] ? 0 : edges[1] >= edges[2] ? 1 : 2;
            edges[longest] = (edges[longest] + 1) / 2;
        }
        return edges;
    }

    <T extends NativeType<T>> LazyCellImg<T, A> image(T type) {
        return new LazyCellImg<>(grid, type, this::get);
    }

    private Cell<A> get(long index) {
        SoftReference<Cell<A>> reference = known.get(index);
        Cell<A> cell = reference == null ? null : reference.get();
        if (cell == null) {
            cell = read(index);
            known.put(index, new SoftReference<>(cell));
        }
        return cell;
    }

    private Cell<A> read(long index) {
        int axes = grid.numDimensions();
        long[] start = new long[axes];
        int[] size = new int[axes];
        grid.getCellDimensions(index, start, size);
        Extent extent = Extent.zyx(flat ? 1 : size[2], size[1], size[0]);
        int channel = channels ? (int) start[axes - 1] : 0;
        return new Cell<>(
                size, start, reader.read(channel, new Block(flat ? 0 : start[2], start[1], start[0], extent)));
    }
}
