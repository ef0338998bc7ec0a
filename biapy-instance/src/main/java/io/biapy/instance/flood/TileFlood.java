package io.biapy.instance.flood;

/**
 * Floods one tile after the other; its arrays serve again, so nothing is allocated once the greatest tile was seen. One thread.
 *
 * <p>The flood time is the only solution of
 *
 * <pre>
 *   T(m) = F(m) at a seed,   T(q) = 1 + max(F(q), least T(p) of the neighbours p) elsewhere,   F = level x 2^32
 * </pre>
 *
 * and a voxel takes the label of the neighbour with the least (T, raster index), or, looking back, the least (T, E, raster index), where
 * E(m) = F(m) and E(q) = T(p) if q lies above the water of that neighbour p, else E(p). Both say nothing about an order of work, and they look
 * one voxel far, so whoever leaves every equation satisfied has the answer, whatever the tiles, threads and repetitions.
 *
 * <p>Work: from the lowest level upwards; a level in waves, one step of time each. A voxel that several of one wave reach goes to the one the rule
 * names. A first visit wets each voxel once; a later one starts from the ring voxels that have changed and touches only what improves.
 * Memory: 20 bytes a voxel of the tile (with the queue). Time: linear but for the sorting inside buckets.
 */
final class TileFlood {
    private final LevelQueue queue = new LevelQueue();
    private final TileSources sources = new TileSources();
    private int[] wave = {};
    private int[] nextWave = {};
    private int[] touched = {};
    private int[] parent = {};
    private int nextCount;
    private long work;
    private long settled;

    /** Where ring voxels that have changed are handed in before a visit. */
    TileSources sources() {
        return sources;
    }

    /** Voxels that stood in a wave so far. */
    long work() {
        return work;
    }

    /** Voxels that got a time and label so far. */
    long settled() {
        return settled;
    }

    /** The first visit: from the tile's seeds and the sources; every other voxel of the mask must be dry. */
    void first(FloodTile t) {
        prepare(t);
        for (int seed : t.takeSeeds()) {
            if (hasDryNeighbour(t, seed)) {
                queue.push(t.level[seed], seed);
            }
        }
        run(t, true);
    }

    /** A later visit: what the sources improve. */
    void again(FloodTile t) {
        prepare(t);
        run(t, false);
    }

    private static boolean hasDryNeighbour(FloodTile t, int i) {
        for (int step : t.steps) {
            if (t.label[i + step] == FloodTile.DRY) {
                return true;
            }
        }
        return false;
    }

    private void prepare(FloodTile t) {
        queue.reset(t.length, t.low, t.high);
        if (wave.length < t.length) {
            wave = new int[t.length];
            nextWave = new int[t.length];
            touched = new int[t.length];
            parent = new int[t.length];
        }
    }

    private void run(FloodTile t, boolean isFirst) {
        sources.sort(t.time);
        while (sources.hasMore() || !queue.isEmpty()) {
            flood(t, isFirst, lowestLevel(t));
        }
    }

    private int lowestLevel(FloodTile t) {
        int level = queue.isEmpty() ? Integer.MAX_VALUE : queue.firstLevel(t.level);
        return sources.hasMore() ? Math.min(level, (int) (sources.firstTime(t.time) >> 32)) : level;
    }

    /** All waves of a level. */
    private void flood(FloodTile t, boolean isFirst, int level) {
        long tick = (long) level << 32;
        int count = 0;
        nextCount = 0;
        if (!queue.isEmpty() && queue.firstLevel(t.level) == level) {
            count = startOf(tick, t.time, queue.take(level, wave));
        }
        do {
            count = sources.takeAt(tick, t.time, wave, count);
            if (count > 0) {
                work += count;
                settle(t, isFirst ? reachDry(t, count, tick) : reachEarlier(t, count, tick), tick);
            }
            tick = nextTick(t, level, tick);
            int[] swap = wave;
            wave = nextWave;
            nextWave = swap;
            count = nextCount;
            nextCount = 0;
        } while (tick != FloodTile.NEVER);
    }

    /** When the next wave of a level comes. */
    private long nextTick(FloodTile t, int level, long tick) {
        if (nextCount > 0) {
            return tick + 1;
        }
        boolean more = sources.hasMore() && (int) (sources.firstTime(t.time) >> 32) == level;
        return more ? sources.firstTime(t.time) : FloodTile.NEVER;
    }

    /** Of the voxels of a level in the queue, seeds stay in this wave, the others, wet one step later, go to the next. */
    private int startOf(long tick, long[] time, int n) {
        int count = 0;
        for (int k = 0; k < n; k++) {
            int v = wave[k];
            if (time[v] == tick) {
                wave[count++] = v;
            } else {
                nextWave[nextCount++] = v;
            }
        }
        return count;
    }

    /** Dry neighbours of the wave, each with the voxel that it takes its label from; returns their number. */
    private int reachDry(FloodTile t, int count, long tick) {
        int[] label = t.label;
        int[] steps = t.steps;
        int[] from = wave;
        int[] reached = touched;
        int[] by = parent;
        int n = 0;
        for (int i = 0; i < count; i++) {
            int p = from[i];
            for (int step : steps) {
                int q = p + step;
                int l = label[q];
                if (l == FloodTile.DRY) {
                    reached[n] = q;
                    by[n] = p;
                    label[q] = -2 - n++;
                } else if (l < FloodTile.DRY) {
                    int k = -2 - l;
                    if (k >= 0 && k < n && isBefore(t, p, by[k])) { // else a voxel of the ring
                        by[k] = p;
                    }
                }
            }
        }
        return n;
    }

    /** Neighbours of the wave that it reaches earlier than they were, or at the same time with another label. */
    private int reachEarlier(FloodTile t, int count, long tick) {
        int level = (int) (tick >> 32);
        int n = 0;
        for (int i = 0; i < count; i++) {
            int p = wave[i];
            for (int step : t.steps) {
                int q = p + step;
                int l = t.label[q];
                if (l == FloodTile.BLOCKED) {
                    continue;
                }
                if (l < FloodTile.DRY) {
                    int k = -2 - l;
                    if (k >= 0 && k < n && isBefore(t, p, parent[k])) {
                        parent[k] = p;
                    }
                    continue;
                }
                long reach = (t.level[q] > level ? (long) t.level[q] << 32 : tick) + 1;
                if (reach < t.time[q] || (reach == t.time[q] && !isSame(t, p, q, level) && earliest(t, q) == p)) {
                    touched[n] = q;
                    parent[n] = p;
                    t.label[q] = -2 - n++;
                }
            }
        }
        return n;
    }

    /** Gives the voxels that were reached their time and label, and sends them on. */
    private void settle(FloodTile t, int reached, long tick) {
        int[] label = t.label;
        int[] levels = t.level;
        int level = (int) (tick >> 32);
        boolean lookBack = t.looksBack();
        settled += reached;
        int m = nextCount;
        int[] next = nextWave;
        for (int k = 0; k < reached; k++) {
            int q = touched[k];
            int p = parent[k];
            label[q] = label[p] & FloodTile.LABEL;
            int l = levels[q];
            if (lookBack) {
                t.entry[q] = l > level ? tick : t.entry[p];
            }
            if (l > level) {
                t.time[q] = ((long) l << 32) + 1;
                queue.push(l, q);
            } else {
                t.time[q] = tick + 1;
                next[m++] = q;
            }
        }
        nextCount = m;
    }

    /** Of two voxels wet at the same time, whose label goes on. */
    private static boolean isBefore(FloodTile t, int p, int other) {
        return t.looksBack() && t.entry[p] != t.entry[other] ? t.entry[p] < t.entry[other] : p < other;
    }

    /** Whether q has already what p, wet at this level, would give it. */
    private static boolean isSame(FloodTile t, int p, int q, int level) {
        return t.label[q] == (t.label[p] & FloodTile.LABEL)
                && (!t.looksBack() || t.entry[q] == (t.level[q] > level ? t.time[p] : t.entry[p]));
    }

    /** The neighbour that q takes its label from; -1 where none is ever wet. */
    static int earliest(FloodTile t, int q) {
        long best = FloodTile.NEVER;
        int at = -1;
        for (int step : t.steps) { // in raster order, so the first of equals stays
            int p = q + step;
            long time = t.timeOf(p);
            if (time < best || (at >= 0 && t.looksBack() && time == best && t.entry[p] < t.entry[at])) {
                best = time;
                at = p;
            }
        }
        return at;
    }

    @Override
    public String toString() {
        return "flood of tiles, " + work + " voxels so far";
    }
}
