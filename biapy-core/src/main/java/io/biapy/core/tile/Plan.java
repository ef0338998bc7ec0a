package io.biapy.core.tile;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What work on tiles will take, known before it begins. Immutable.
 *
 * @param grid the tiles
 * @param passes in their order
 * @param memory most bytes of tiles in memory at once, over all threads
 * @param disk most bytes of the work folder, gone when the work is done
 */
public record Plan(TileGrid grid, List<Pass> passes, long memory, long disk) {
    private static final int LEAST = 8;

    /**
     * One pass over all tiles.
     *
     * @param name of the pass, as progress shows it
     * @param what it does
     * @param reads bytes, at most
     * @param writes bytes, at most
     */
    public record Pass(String name, String what, long reads, long writes) {}

    public Plan {
        passes = List.copyOf(passes);
    }

    /**
     * The tile that fits into {@code maxMemory}: the preferred one, or one that is halved along its longest axis until it fits. An
     * {@link InputException} where even the smallest does not.
     *
     * @param need bytes that work with a tile takes over all threads
     */
    public static Extent tile(Extent preferred, long maxMemory, ToLongFunction<Extent> need) {
        Extent tile = preferred;
        while (need.applyAsLong(tile) > maxMemory) {
            int axis = tile.z() >= tile.y() && tile.z() >= tile.x() ? 0 : tile.y() >= tile.x() ? 1 : 2;
            if (tile.along(axis) <= LEAST) {
                throw new InputException("Tiles of " + tile + " voxels already take " + bytes(need.applyAsLong(tile))
                        + ", but at most " + bytes(maxMemory) + " were allowed; allow more, or use fewer threads.");
            }
            int half = (tile.along(axis) + 1) / 2;
            tile = Extent.zyx(axis == 0 ? half : tile.z(), axis == 1 ? half : tile.y(), axis == 2 ? half : tile.x());
        }
        return tile;
    }

    /** Several lines for people. */
    public String explain() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s voxels in %s; up to %s of memory for tiles, up to %s of disk while it works%n",
                grid.size(),
                grid,
                bytes(memory),
                bytes(disk)));
        for (int k = 0; k < passes.size(); k++) {
            Pass p = passes.get(k);
            text.append(String.format(
                    Locale.ROOT,
                    "%2d. %-10s %s; reads up to %s, writes up to %s%n",
                    k + 1,
                    p.name,
                    p.what,
                    bytes(p.reads),
                    bytes(p.writes)));
        }
        return text.toString();
    }

    /** A number of bytes as people write it, 1 MB being 10^6 bytes. */
    public static String bytes(long n) {
        double value = n;
        String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB"};
        int k = 0;
        while (value >= 1000 && k < units.length - 1) {
            value /= 1000;
            k++;
        }
        return k == 0 ? n + " bytes" : String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[k]);
    }

    @Override
    public String toString() {
        return explain();
    }
}
