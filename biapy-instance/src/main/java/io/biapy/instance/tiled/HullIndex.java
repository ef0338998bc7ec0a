package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.tile.TileGrid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which tiles have something that reaches where, by the box around all that a tile has. 24 bytes a tile and 4 for each tile that its box touches. Immutable,
 * safe for several threads.
 */
final class HullIndex {
    private static final int MOST = 1000; // tiles; a box that touches more is looked at everywhere

    private final TileGrid grid;
    private final float[] hulls;
    private final List<List<Integer>> cells = new ArrayList<>();
    private final List<Integer> everywhere = new ArrayList<>();

    /** @param found by the tiles, what {@link #bytes} gave, or nothing where a tile has nothing */
    HullIndex(TileGrid grid, byte[][] found) {
        this.grid = grid;
        this.hulls = new float[6 * found.length];
        for (int tile = 0; tile < found.length; tile++) {
            cells.add(List.of());
        }
        for (int tile = 0; tile < found.length; tile++) {
            if (found[tile].length == 0) {
                hulls[6 * tile] = Float.NaN;
                continue;
            }
            ByteBuffer.wrap(found[tile]).asFloatBuffer().get(hulls, 6 * tile, 6);
            int[] touched = touched(hulls, 6 * tile);
            for (int cell : touched) {
                if (cells.get(cell).isEmpty()) {
                    cells.set(cell, new ArrayList<>(1));
                }
                cells.get(cell).add(tile);
            }
            if (touched.length == 0) {
                everywhere.add(tile);
            }
        }
    }

    static byte[] bytes(float[] hull) {
        ByteBuffer out = ByteBuffer.allocate(4 * hull.length);
        out.asFloatBuffer().put(hull);
        return out.array();
    }

    /** The tiles that a box touches, or is nearest to where it lies outside; none where they are too many to list. */
    private int[] touched(float[] box, int at) {
        Size size = grid.size();
        long[] length = {size.z(), size.y(), size.x()};
        long[] from = new long[3];
        int[] extent = new int[3];
        double all = 1;
        for (int axis = 0; axis < 3; axis++) {
            long last = length[axis] - 1;
            from[axis] = Math.max(0, Math.min(last, (long) Math.floor(box[at + axis])));
            long to = Math.max(0, Math.min(last, (long) Math.ceil(box[at + axis + 3])));
            extent[axis] = (int) (to - from[axis] + 1);
            all *= 2 + (double) extent[axis] / grid.tile().along(axis);
        }
        return all > 8 * MOST
                ? new int[0]
                : grid.touched(new Block(from[0], from[1], from[2], Extent.zyx(extent[0], extent[1], extent[2])));
    }

    boolean isEmpty(int tile) {
        return Float.isNaN(hulls[6 * tile]);
    }

    /** Whether the box of a tile meets another, which stands in an array from {@code at} on. */
    boolean meets(int tile, float[] box, int at) {
        return Contestants.meet(hulls, 6 * tile, box, at);
    }

    /** The other tiles whose boxes meet that of this one, in rising order. */
    int[] near(int tile) {
        return isEmpty(tile) ? new int[0] : meeting(hulls, 6 * tile, tile);
    }

    /** The tiles whose boxes meet this one, in rising order. */
    int[] reaching(float[] box) {
        return meeting(box, 0, -1);
    }

    /** Around all that a tile has. */
    float[] box(int tile) {
        return Arrays.copyOfRange(hulls, 6 * tile, 6 * tile + 6);
    }

    /** From the first to the last voxel. */
    static float[] box(Block block) {
        Extent e = block.extent();
        return box(
                new long[] {block.z(), block.y(), block.x()},
                new long[] {block.z() + e.z() - 1, block.y() + e.y() - 1, block.x() + e.x() - 1});
    }

    /** From one voxel to another, both z, y, x. */
    static float[] box(long[] first, long[] last) {
        float[] box = new float[6];
        for (int axis = 0; axis < 3; axis++) {
            box[axis] = Math.nextDown((float) first[axis]);
            box[axis + 3] = Math.nextUp((float) last[axis]);
        }
        return box;
    }

    private int[] meeting(float[] box, int at, int but) {
        BitSet found = new BitSet();
        int[] touched = touched(box, at);
        if (touched.length == 0) {
            found.set(0, cells.size());
        }
        for (int cell : touched) {
            cells.get(cell).forEach(found::set);
        }
        everywhere.forEach(found::set);
        return found.stream()
                .filter(tile -> tile != but && !isEmpty(tile) && meets(tile, box, at))
                .toArray();
    }
}
