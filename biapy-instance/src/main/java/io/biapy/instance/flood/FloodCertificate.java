package io.biapy.instance.flood;

import io.biapy.core.tile.TileGrid;

/**
 * Checks an answer without flooding again: since the equations of {@link TileFlood} have one solution, times and labels that satisfy all of them, in
 * tiles whose rings hold what the neighbours hold, are right. One pass, no memory.
 */
final class FloodCertificate {
    private FloodCertificate() {}

    /** How many voxels contradict their neighbours; 0 proves the answer. Tiles that are not allocated have no mask. */
    static long violations(FloodGrid grid, FloodTile[] tiles) {
        long found = 0;
        for (FloodTile t : tiles) {
            if (!t.isAllocated()) {
                continue;
            }
            found += inside(t);
            for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
                int to = grid.neighbour(t.id, d);
                if (to >= 0 && tiles[to].isAllocated()) {
                    found += Face.of(tiles[to], TileGrid.opposite(d), Face.DRY).differsFromRing(t, d);
                }
            }
        }
        return found;
    }

    private static long inside(FloodTile t) {
        long found = 0;
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                for (int i = t.at(z, y, 0), end = i + t.nx; i < end; i++) {
                    if (t.label[i] != FloodTile.BLOCKED && !holds(t, i)) {
                        found++;
                    }
                }
            }
        }
        return found;
    }

    private static boolean holds(FloodTile t, int q) {
        long height = (long) t.level[q] << 32;
        if (t.label[q] > 0 && t.time[q] == height) { // only seeds are wet in the very moment of their level
            return true;
        }
        int p = TileFlood.earliest(t, q);
        if (p < 0) {
            return t.label[q] == FloodTile.DRY;
        }
        boolean rises = t.level[q] > (int) (t.time[p] >> 32);
        long entry = t.looksBack() ? rises ? t.time[p] : t.entry[p] : 0;
        return t.time[q] == (rises ? height : t.time[p]) + 1
                && t.label[q] == (t.label[p] & FloodTile.LABEL)
                && (!t.looksBack() || t.entry[q] == entry);
    }
}
