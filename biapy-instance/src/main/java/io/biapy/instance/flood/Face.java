package io.biapy.instance.flood;

/**
 * The outermost layer of a tile towards one neighbour, as it was when it was sent: times ({@link FloodTile#NEVER} where dry), entries (empty unless
 * looking back) and labels in raster order. Never changed, so time and label always belong together.
 */
record Face(long[] time, long[] entry, int[] label) {
    static final Face DRY = new Face(new long[0], new long[0], new int[0]);

    /** The layer of {@code t} towards {@code direction}; {@code before} itself where nothing has changed since. */
    static Face of(FloodTile t, int direction, Face before) {
        LayerBox box = LayerBox.inside(t, direction);
        int n = box.voxels();
        boolean looksBack = t.looksBack();
        Face face = new Face(new long[n], looksBack ? new long[n] : before.entry, new int[n]);
        boolean changed = false;
        int k = 0;
        for (int z = box.z(); z < box.endZ(); z++) {
            for (int y = box.y(); y < box.endY(); y++) {
                for (int x = box.x(); x < box.endX(); x++, k++) {
                    int i = t.at(z, y, x);
                    int label = t.label[i];
                    face.label[k] = label;
                    face.time[k] = label > 0 ? t.time[i] : FloodTile.NEVER;
                    if (looksBack) {
                        face.entry[k] = t.entry[i];
                    }
                    if (label > 0) {
                        changed |= before == DRY
                                || before.time[k] != face.time[k]
                                || before.label[k] != label
                                || (looksBack && before.entry[k] != face.entry[k]);
                    }
                }
            }
        }
        return changed ? face : before;
    }

    /** Puts this face into the ring of {@code t} on the side of {@code direction} and hands in what is new there. */
    void enter(FloodTile t, int direction, TileSources sources) {
        LayerBox box = LayerBox.ring(t, direction);
        boolean looksBack = t.looksBack();
        int k = -1;
        for (int z = box.z(); z < box.endZ(); z++) {
            for (int y = box.y(); y < box.endY(); y++) {
                for (int x = box.x(); x < box.endX(); x++) {
                    k++;
                    if (time[k] == FloodTile.NEVER) {
                        continue;
                    }
                    int i = t.at(z, y, x);
                    int wet = label[k] | FloodTile.RING;
                    long had = t.timeOf(i);
                    boolean isEqual = time[k] == had;
                    long entered = looksBack ? entry[k] : 0;
                    long before = looksBack ? t.entry[i] : 0;
                    if (time[k] > had || (isEqual && entered > before)) {
                        continue; // older than what the ring holds, as after a restart
                    }
                    if (isEqual && entered == before && t.label[i] == wet) {
                        continue;
                    }
                    t.time[i] = time[k];
                    t.label[i] = wet;
                    if (looksBack) {
                        t.entry[i] = entered;
                    }
                    sources.add(i);
                }
            }
        }
    }

    /** How many voxels of the ring of {@code t} on that side hold something else. */
    long differsFromRing(FloodTile t, int direction) {
        LayerBox box = LayerBox.ring(t, direction);
        long found = 0;
        int k = 0;
        for (int z = box.z(); z < box.endZ(); z++) {
            for (int y = box.y(); y < box.endY(); y++) {
                for (int x = box.x(); x < box.endX(); x++, k++) {
                    int i = t.at(z, y, x);
                    boolean isWet = this != DRY && time[k] != FloodTile.NEVER;
                    int expected = isWet ? label[k] | FloodTile.RING : FloodTile.BLOCKED;
                    long at = isWet ? time[k] : FloodTile.NEVER;
                    boolean entered = !isWet || !t.looksBack() || t.entry[i] == entry[k];
                    found += t.label[i] == expected && t.timeOf(i) == at && entered ? 0 : 1;
                }
            }
        }
        return found;
    }
}
