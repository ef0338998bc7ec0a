package io.biapy.core.tile;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Cuts an image of any size into boxes, numbered 0 to {@link #tiles()} - 1 in raster order (z, y, x; x fastest). All are as large as asked for
 * but the last along an axis. Immutable, safe for several threads.
 */
public final class TileGrid {
    /** Neighbours that share a face: -z, -y, -x, x, y, z; direction d is opposite to {@code opposite(d)}. */
    public static final int DIRECTIONS = 6;

    private static final int STRIP = 4;
    private static final int LAYERS = 2;

    private final Size size;
    private final Extent tile;
    private final long[] count = new long[3];

    /** Tiles of at most {@code tile} voxels along each axis. */
    public TileGrid(Size size, Extent tile) {
        if (tile.z() < 1 || tile.y() < 1 || tile.x() < 1) {
            throw new InputException("A tile needs at least one voxel along each axis, got " + tile + ".");
        }
        this.size = size;
        this.tile = Extent.zyx((int) Math.min(tile.z(), size.z()), (int) Math.min(tile.y(), size.y()), (int)
                Math.min(tile.x(), size.x()));
        double all = 1;
        for (int a = 0; a < 3; a++) {
            count[a] = (along(size, a) + this.tile.along(a) - 1) / this.tile.along(a);
            all *= count[a];
        }
        if (all > Integer.MAX_VALUE) {
            throw new InputException("An image of " + size + " voxels in tiles of " + tile + " makes more than 2^31 - 1"
                    + " tiles; take larger ones.");
        }
    }

    private static long along(Size size, int axis) {
        return axis == 0 ? size.z() : axis == 1 ? size.y() : size.x();
    }

    /** Number of tiles. */
    public int tiles() {
        return (int) (count[0] * count[1] * count[2]);
    }

    /** Number of tiles along axis 0 (z), 1 (y) or 2 (x). */
    public int along(int axis) {
        return (int) count[axis];
    }

    /** The image that is cut. */
    public Size size() {
        return size;
    }

    /** The largest tile: as asked for, or as large as the image where that is less. */
    public Extent tile() {
        return tile;
    }

    /** Where a tile lies. */
    public Block block(int id) {
        long[] from = new long[3];
        int[] length = new int[3];
        for (int a = 0; a < 3; a++) {
            from[a] = index(id, a) * tile.along(a);
            length[a] = (int) (Math.min(along(size, a), from[a] + tile.along(a)) - from[a]);
        }
        return new Block(from[0], from[1], from[2], Extent.zyx(length[0], length[1], length[2]));
    }

    /** A tile and what lies around it as far as {@code halo} along each axis, but not beyond the image. */
    public Block withHalo(int id, Extent halo) {
        return block(id).widened(halo, size);
    }

    /** The tile that has a voxel of the image. */
    public int at(long z, long y, long x) {
        return (int) ((z / tile.z() * count[1] + y / tile.y()) * count[2] + x / tile.x());
    }

    /** The tiles that have voxels in a block, which must lie in the image, in rising order. */
    public int[] touched(Block block) {
        long[] start = {block.z(), block.y(), block.x()};
        int[] first = new int[3];
        int[] n = new int[3];
        for (int a = 0; a < 3; a++) {
            first[a] = (int) (start[a] / tile.along(a));
            n[a] = (int) ((start[a] + block.extent().along(a) - 1) / tile.along(a)) - first[a] + 1;
        }
        int[] ids = new int[n[0] * n[1] * n[2]];
        for (int k = 0; k < ids.length; k++) {
            long z = first[0] + k / (n[1] * n[2]);
            long y = first[1] + k / n[2] % n[1];
            ids[k] = (int) ((z * count[1] + y) * count[2] + first[2] + k % n[2]);
        }
        return ids;
    }

    /**
     * All tiles in an order in which neighbours come soon after each other, so that a chunk that several of them read is unpacked seldom: two layers at a
     * time, in strips of {@value #STRIP} tiles along x, which go on along y.
     */
    int[] inStrips() {
        int[] ids = new int[tiles()];
        int n = 0;
        for (long layers = 0; layers < count[0]; layers += LAYERS) {
            for (long strip = 0; strip < count[2]; strip += STRIP) {
                for (long y = 0; y < count[1]; y++) {
                    for (long z = layers; z < Math.min(count[0], layers + LAYERS); z++) {
                        for (long x = strip; x < Math.min(count[2], strip + STRIP); x++) {
                            ids[n++] = (int) ((z * count[1] + y) * count[2] + x);
                        }
                    }
                }
            }
        }
        return ids;
    }

    /** The same from the last tile to the first. */
    int[] inStripsBackwards() {
        int[] ids = inStrips();
        for (int i = 0, j = ids.length - 1; i < j; i++, j--) {
            int id = ids[i];
            ids[i] = ids[j];
            ids[j] = id;
        }
        return ids;
    }

    /** All tiles as the fields of a chessboard: first the white ones, then the black ones, so that each of the second half comes after all its neighbours. */
    int[] asChessboard() {
        return IntStream.concat(
                        IntStream.range(0, tiles()).filter(this::isWhite),
                        IntStream.range(0, tiles()).filter(id -> !isWhite(id)))
                .toArray();
    }

    private boolean isWhite(int id) {
        return (index(id, 0) + index(id, 1) + index(id, 2)) % 2 == 0;
    }

    private long index(int id, int axis) {
        return axis == 0 ? id / (count[1] * count[2]) : axis == 1 ? id / count[2] % count[1] : id % count[2];
    }

    /** The tile behind a face of tile {@code id}; none at the image's edge. */
    public OptionalInt neighbour(int id, int direction) {
        int axis = axis(direction);
        long to = index(id, axis) + side(direction);
        if (to < 0 || to >= count[axis]) {
            return OptionalInt.empty();
        }
        long stride = axis == 0 ? count[1] * count[2] : axis == 1 ? count[2] : 1;
        return OptionalInt.of((int) (id + side(direction) * stride));
    }

    /** 0, 1 or 2 for z, y or x. */
    public static int axis(int direction) {
        return Math.min(direction, DIRECTIONS - 1 - direction);
    }

    /** -1 towards the origin, 1 away from it. */
    public static int side(int direction) {
        return direction < DIRECTIONS / 2 ? -1 : 1;
    }

    /** Voxels of a tile's layer behind a face. */
    public static int faceVoxels(Extent tile, int direction) {
        int axis = axis(direction);
        return axis == 0 ? tile.y() * tile.x() : axis == 1 ? tile.z() * tile.x() : tile.z() * tile.y();
    }

    /** The way back. */
    public static int opposite(int direction) {
        return DIRECTIONS - 1 - direction;
    }

    @Override
    public String toString() {
        return tiles() + (tiles() == 1 ? " tile" : " tiles") + " of " + tile + " voxels";
    }
}
