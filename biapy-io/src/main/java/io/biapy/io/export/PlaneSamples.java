package io.biapy.io.export;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;

/** Which voxels of a plane through a volume become the pixels of a picture, and the blocks that hold them. Immutable. */
final class PlaneSamples {
    private static final int MOST = 2048; // edge of a block, so that it never is a whole slice of a large image

    private final long[] size;
    private final int[] axes;
    private final long at;
    private final long[] rows; // the voxel of each pixel
    private final long[] columns;

    /** @param axes the fixed one, that of rows, that of columns */
    PlaneSamples(Size size, Calibration voxel, int[] axes, long at, int most) {
        this.size = new long[] {size.z(), size.y(), size.x()};
        this.axes = axes;
        this.at = at;
        double height = this.size[axes[1]] * voxel.along(axes[1]);
        double width = this.size[axes[2]] * voxel.along(axes[2]);
        double pixel = Math.max(Math.min(voxel.along(axes[1]), voxel.along(axes[2])), Math.max(height, width) / most);
        this.rows = places(this.size[axes[1]], height / pixel);
        this.columns = places(this.size[axes[2]], width / pixel);
    }

    private static long[] places(long size, double shown) {
        long[] places = new long[(int) Math.max(1, Math.round(shown))];
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.min(size - 1, (long) ((i + 0.5) * size / places.length));
        }
        return places;
    }

    int fixedAxis() {
        return axes[0];
    }

    Extent shown() {
        return Extent.yx(rows.length, columns.length);
    }

    /** Reads the values of a block. */
    interface Reader<A> {
        A read(Block block, int voxels);
    }

    /** Takes value {@code from} of a block for pixel {@code to}. */
    interface Taker<A> {
        void take(A values, int from, int to);
    }

    /** All pixels, block by block; blocks are cut where chunks of this size are. */
    <A> void each(Extent chunk, Reader<A> reader, Taker<A> taker) {
        long height = Math.min(MOST, chunk.along(axes[1]));
        long width = Math.min(MOST, chunk.along(axes[2]));
        for (int r = 0, nextR; r < rows.length; r = nextR) {
            nextR = end(rows, r, height);
            for (int c = 0, nextC; c < columns.length; c = nextC) {
                nextC = end(columns, c, width);
                long[] start = new long[3];
                int[] edges = new int[3];
                start[axes[0]] = at;
                edges[axes[0]] = 1;
                start[axes[1]] = rows[r];
                edges[axes[1]] = (int) (rows[nextR - 1] - rows[r] + 1);
                start[axes[2]] = columns[c];
                edges[axes[2]] = (int) (columns[nextC - 1] - columns[c] + 1);
                Extent e = Extent.zyx(edges[0], edges[1], edges[2]);
                A values = reader.read(new Block(start[0], start[1], start[2], e), e.voxels());
                for (int i = r; i < nextR; i++) {
                    for (int k = c; k < nextC; k++) {
                        int from = (int) ((rows[i] - rows[r]) * edges[axes[2]] + columns[k] - columns[c]);
                        taker.take(values, from, i * columns.length + k);
                    }
                }
            }
        }
    }

    /** The first pixel behind {@code from} that is in another chunk. */
    private static int end(long[] places, int from, long chunk) {
        int end = from + 1;
        while (end < places.length && places[end] / chunk == places[from] / chunk) {
            end++;
        }
        return end;
    }

    @Override
    public String toString() {
        return shown() + " pixels of a plane of " + size[axes[1]] + " x " + size[axes[2]];
    }
}
