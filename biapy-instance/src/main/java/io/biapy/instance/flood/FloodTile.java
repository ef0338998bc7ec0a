package io.biapy.instance.flood;

import java.util.Arrays;

/**
 * A box of the volume with a ring of one voxel around it (none along z in 2D), where the neighbours' last layers are kept. One thread at a time.
 *
 * <p>Layout: z, y, x padded by the ring, x fastest, and a margin before and behind so that a ring voxel's neighbours lie inside the arrays.
 * {@code label}: 0 blocked (outside the mask or the volume, where the other arrays mean nothing), {@link #DRY}, the label where wet, label |
 * {@link #RING} in the ring, and while a wave is under way {@code -2 - k} in its k-th voxel. {@code time}: (level of the water, step within the
 * level) in one number that orders as the pair. {@code entry}, used with the tie rule that looks back: when the water entered its present level.
 * 16 bytes a voxel, 24 looking back.
 */
final class FloodTile {
    static final int BLOCKED = 0; // what new arrays hold, so that nothing need be filled
    static final int DRY = -1;
    static final int RING = Integer.MIN_VALUE;
    static final int LABEL = Integer.MAX_VALUE;
    /** The greatest label: the other numbers are taken by what is above. */
    static final int MOST_LABEL = (1 << 30) - 1;

    static final long NEVER = Long.MAX_VALUE;
    private static final long[] NO_ENTRIES = {};
    private static final int[] NO_SEEDS = {};

    final int id;
    final int z;
    final int y;
    final int x;
    final int nz;
    final int ny;
    final int nx;
    /** Neighbours as differences of positions, in rising order, which is raster order. */
    final int[] steps;

    final int length;
    private final int ring;
    private final int row;
    private final int slice;
    private final int margin;

    int[] level = {};
    int[] label = {};
    long[] time = {};
    long[] entry = NO_ENTRIES;
    private int[] seeds = NO_SEEDS;
    private int seedCount;
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;

    /** The box of nz x ny x nx voxels whose first one is (z, y, x); {@code flat} where the volume has one slice. */
    FloodTile(int id, int z, int y, int x, int nz, int ny, int nx, boolean flat) {
        this.id = id;
        this.z = z;
        this.y = y;
        this.x = x;
        this.nz = nz;
        this.ny = ny;
        this.nx = nx;
        ring = flat ? 0 : 1;
        row = nx + 2;
        slice = (ny + 2) * row;
        margin = ring * slice + row + 1;
        length = Math.addExact(Math.multiplyExact(nz + 2 * ring, slice), 2 * margin);
        steps = flat ? new int[] {-row, -1, 1, row} : new int[] {-slice, -row, -1, 1, row, slice};
    }

    /** Position of the inner voxel (dz, dy, dx); -1 and the size reach the ring. */
    int at(int dz, int dy, int dx) {
        return margin + ((dz + ring) * (ny + 2) + dy + 1) * row + dx + 1;
    }

    /** Takes memory, everything blocked. */
    void allocate(boolean lookBack) {
        level = new int[length];
        label = new int[length];
        time = new long[length];
        entry = lookBack ? new long[length] : NO_ENTRIES;
        seeds = new int[64];
    }

    /** The same with the arrays of another tile, which must not be used any more, where they are long enough. */
    void allocate(boolean lookBack, FloodTile former) {
        if (former.label.length < length || former.looksBack() != lookBack) {
            allocate(lookBack);
            return;
        }
        level = former.level;
        label = former.label;
        time = former.time;
        entry = former.entry;
        seeds = new int[64];
        Arrays.fill(label, 0, length, BLOCKED);
    }

    /** Sets an inner voxel of the mask that was flooded before; {@code entered} counts only when looking back. */
    void restore(int at, int heightLevel, int wet, long wetSince, long entered) {
        level[at] = heightLevel;
        low = Math.min(low, height(heightLevel));
        high = Math.max(high, height(heightLevel));
        label[at] = wet;
        time[at] = wetSince;
        if (looksBack()) {
            entry[at] = entered;
        }
    }

    boolean isAllocated() {
        return label.length > 0;
    }

    boolean looksBack() {
        return entry.length > 0;
    }

    /** Sets an inner voxel of the mask: its height, and its seed or 0. */
    void set(int at, float height, int seed) {
        int l = level(height);
        level[at] = l;
        if (height < low) {
            low = height;
        }
        if (height > high) {
            high = height;
        }
        if (seed == 0) {
            label[at] = DRY;
            time[at] = NEVER;
            return;
        }
        label[at] = seed;
        time[at] = (long) l << 32;
        if (looksBack()) {
            entry[at] = time[at];
        }
        if (seedCount == seeds.length) {
            seeds = Arrays.copyOf(seeds, 2 * seedCount);
        }
        seeds[seedCount++] = at;
    }

    /** Positions of the seeds; they are needed once and forgotten. */
    int[] takeSeeds() {
        int[] taken = Arrays.copyOf(seeds, seedCount);
        seeds = NO_SEEDS;
        seedCount = 0;
        return taken;
    }

    /** Time of a voxel, {@link #NEVER} where it is blocked. */
    long timeOf(int at) {
        return label[at] == BLOCKED ? NEVER : time[at];
    }

    /** An int that orders as the float does, -0.0 as 0.0. */
    static int level(float height) {
        int bits = Float.floatToRawIntBits(height + 0f);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }

    /** The float of a level. */
    static float height(int level) {
        return Float.intBitsToFloat(level ^ ((level >> 31) & 0x7fffffff));
    }

    @Override
    public String toString() {
        return "tile " + id + " at " + z + ", " + y + ", " + x + " of " + nz + " x " + ny + " x " + nx + " voxels";
    }
}
