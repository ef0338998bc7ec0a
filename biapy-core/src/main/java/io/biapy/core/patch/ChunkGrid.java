package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * BiaPy's chunk mode: which patch of a large image owns which voxels, and in which order patches are predicted, tile by tile. A patch reads its own voxels
 * and {@code padding} around them, clipped to the image and reflected to the full size of a patch; what is around is cut from its prediction. Immutable.
 */
public final class ChunkGrid {
    private final Size size;
    private final Extent patch;
    private final Extent padding;
    private final Extent patchesPerTile;

    /**
     * One patch.
     *
     * @param number among all that are predicted, in raster order
     * @param tile its tile, numbered among all tiles of the image
     * @param inTile how many patches that tile has
     * @param owns the voxels that take its prediction
     * @param reads the voxels that it sees, before they are reflected to its full size
     * @param before what is cut from the prediction in front, z, y, x
     * @param after the same behind
     */
    public record Patch(long number, long tile, long inTile, Block owns, Block reads, Extent before, Extent after) {}

    /**
     * @param patch what the network sees at once
     * @param padding context on each side that is cut from the prediction
     * @param patchesPerTile how many patches make a tile along each axis
     */
    public ChunkGrid(Size size, Extent patch, Extent padding, Extent patchesPerTile) {
        this.size = size;
        this.patch = patch;
        this.padding = padding;
        this.patchesPerTile = patchesPerTile;
        for (int a = 0; a < 3; a++) {
            if (step(a) < 1 || patchesPerTile.along(a) < 1) {
                throw new InputException("Patches of " + patch + " with a padding of " + padding
                        + " on each side own nothing, or tiles have none of them; take a smaller padding.");
            }
        }
    }

    private int step(int axis) {
        return patch.along(axis) - 2 * padding.along(axis);
    }

    private long length(int axis) {
        return axis == 0 ? size.z() : axis == 1 ? size.y() : size.x();
    }

    private static long up(long n, long by) {
        return (n + by - 1) / by;
    }

    /** Patches along axis 0 (z), 1 (y) or 2 (x). */
    public long patches(int axis) {
        return up(length(axis), step(axis));
    }

    /** Tiles along an axis. */
    public long tiles(int axis) {
        return up(patches(axis), patchesPerTile.along(axis));
    }

    /** The voxels that a tile owns. */
    public Block tile(long number) {
        long[] at = {number / (tiles(1) * tiles(2)), number / tiles(2) % tiles(1), number % tiles(2)};
        long[] from = new long[3];
        int[] n = new int[3];
        for (int a = 0; a < 3; a++) {
            long whole = (long) step(a) * patchesPerTile.along(a);
            from[a] = at[a] * whole;
            n[a] = (int) Math.min(whole, length(a) - from[a]);
        }
        return new Block(from[0], from[1], from[2], Extent.zyx(n[0], n[1], n[2]));
    }

    /** Largest tile. */
    public Extent tile() {
        return tile(0).extent();
    }

    /** All patches in the order in which they are predicted. */
    public List<Patch> all() {
        return between(0, size.z());
    }

    /** Only those whose first own slice would be {@code fromZ} or above, up to the one before {@code toZ}, both rounded up to whole patches. */
    public List<Patch> between(long fromZ, long toZ) {
        long first = up(fromZ, step(0));
        long end = Math.min(patches(0), up(toZ, step(0)));
        List<Patch> patches = new ArrayList<>();
        for (long tz = 0; tz < tiles(0); tz++) {
            for (long ty = 0; ty < tiles(1); ty++) {
                for (long tx = 0; tx < tiles(2); tx++) {
                    addTile(new long[] {tz, ty, tx}, first, end, patches);
                }
            }
        }
        return patches;
    }

    private void addTile(long[] tile, long first, long end, List<Patch> into) {
        long[] low = new long[3];
        long[] high = new long[3];
        for (int a = 0; a < 3; a++) {
            low[a] = Math.max(a == 0 ? first : 0, tile[a] * patchesPerTile.along(a));
            high[a] = Math.min(a == 0 ? end : patches(a), (tile[a] + 1) * patchesPerTile.along(a));
        }
        long inTile = Math.max(0, high[0] - low[0]) * (high[1] - low[1]) * (high[2] - low[2]);
        long id = (tile[0] * tiles(1) + tile[1]) * tiles(2) + tile[2];
        for (long z = low[0]; z < high[0]; z++) {
            for (long y = low[1]; y < high[1]; y++) {
                for (long x = low[2]; x < high[2]; x++) {
                    long number = ((z - first) * patches(1) + y) * patches(2) + x;
                    into.add(patch(number, id, inTile, new long[] {z, y, x}));
                }
            }
        }
    }

    private Patch patch(long number, long tile, long inTile, long[] at) {
        long[] own = new long[3];
        long[] read = new long[3];
        int[] owns = new int[3];
        int[] reads = new int[3];
        int[] before = new int[3];
        int[] after = new int[3];
        for (int a = 0; a < 3; a++) {
            int p = padding.along(a);
            own[a] = at[a] * step(a);
            owns[a] = (int) (Math.min(length(a), own[a] + step(a)) - own[a]);
            read[a] = Math.max(0, own[a] - p);
            reads[a] = (int) (Math.min(length(a), own[a] + step(a) + p) - read[a]);
            int missing = (int) (read[a] - (own[a] - p));
            before[a] = Math.max(missing, p);
            after[a] = Math.max(patch.along(a) - reads[a] - missing, p);
        }
        return new Patch(
                number,
                tile,
                inTile,
                new Block(own[0], own[1], own[2], Extent.zyx(owns[0], owns[1], owns[2])),
                new Block(read[0], read[1], read[2], Extent.zyx(reads[0], reads[1], reads[2])),
                Extent.zyx(before[0], before[1], before[2]),
                Extent.zyx(after[0], after[1], after[2]));
    }

    /** What the network sees of a patch: its voxels reflected to the full size; in front as much as is missing there, the rest behind. */
    public float[] content(Patch one, float[] read) {
        Extent r = one.reads().extent();
        int missingZ = one.before().z() - (int) (one.owns().z() - one.reads().z());
        int missingY = one.before().y() - (int) (one.owns().y() - one.reads().y());
        int missingX = one.before().x() - (int) (one.owns().x() - one.reads().x());
        float[] out = new float[patch.voxels()];
        int k = 0;
        for (int z = 0; z < patch.z(); z++) {
            int fromZ = ReflectPadding.index(z - missingZ, r.z());
            for (int y = 0; y < patch.y(); y++) {
                int row = (fromZ * r.y() + ReflectPadding.index(y - missingY, r.y())) * r.x();
                for (int x = 0; x < patch.x(); x++) {
                    out[k++] = read[row + ReflectPadding.index(x - missingX, r.x())];
                }
            }
        }
        return out;
    }

    @Override
    public String toString() {
        return "patches of " + patch + " with " + padding + " of context, " + patchesPerTile + " a tile, in " + size;
    }
}
