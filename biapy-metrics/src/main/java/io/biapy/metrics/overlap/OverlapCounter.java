package io.biapy.metrics.overlap;

/**
 * Counts overlaps block by block: one counter a thread or a machine, added together at the end.
 *
 * <p>Counts are whole numbers and the table is sorted, so the result does not depend on how the voxels were divided into
 * blocks, nor on the order of the blocks. Memory grows with the number of different overlapping pairs (48 to 96 bytes each), not
 * with voxels. Not safe for several threads. One after the other:
 *
 * <pre>{@code
 * OverlapCounter counter = new OverlapCounter();
 * for (Block block : blocks) {
 *     counter.add(truth.read(block), found.read(block));
 * }
 * OverlapTable table = counter.table();
 * }</pre>
 *
 * <p>On several threads, with a counter each:
 *
 * <pre>{@code
 * OverlapTable table = blocks.parallelStream()
 *     .collect(OverlapCounter::new, (counter, block) -> counter.add(truth.read(block), found.read(block)), OverlapCounter::add)
 *     .table();
 * }</pre>
 *
 * <p>On several machines: {@link OverlapFile} stores a table, {@link #add(OverlapTable)} adds it.
 */
public final class OverlapCounter {
    private final PairHash pairs = new PairHash(1 << 10);

    /**
     * Adds two blocks of labels of the same voxels, in any common order.
     *
     * @param truth ids of the true objects, 0 is background
     * @param found ids of the found objects, 0 is background
     * @throws IllegalArgumentException when the lengths differ or an id is negative; the counter is then of no further use
     */
    public OverlapCounter add(int[] truth, int[] found) {
        requireSameLength(truth.length, found.length);
        int bad = RunKernel.count(truth, found, 0, truth.length, pairs);
        return bad < 0 ? this : refuse(bad, truth[bad], found[bad]);
    }

    /** As {@link #add(int[], int[])}, for ids of 64 bits. */
    public OverlapCounter add(long[] truth, long[] found) {
        requireSameLength(truth.length, found.length);
        int bad = RunKernel.count(truth, found, 0, truth.length, pairs);
        return bad < 0 ? this : refuse(bad, truth[bad], found[bad]);
    }

    /** Adds the voxels {@code from} (included) to {@code to} (excluded) of two arrays. */
    public OverlapCounter add(int[] truth, int[] found, int from, int to) {
        requireSameLength(truth.length, found.length);
        requireRange(truth.length, from, to);
        int bad = RunKernel.count(truth, found, from, to, pairs);
        return bad < 0 ? this : refuse(bad, truth[bad], found[bad]);
    }

    /** As {@link #add(int[], int[], int, int)}, for ids of 64 bits. */
    public OverlapCounter add(long[] truth, long[] found, int from, int to) {
        requireSameLength(truth.length, found.length);
        requireRange(truth.length, from, to);
        int bad = RunKernel.count(truth, found, from, to, pairs);
        return bad < 0 ? this : refuse(bad, truth[bad], found[bad]);
    }

    /** Adds everything that another counter has counted; the combiner of a parallel stream. */
    public OverlapCounter add(OverlapCounter other) {
        for (int s = 0; s < other.pairs.slots(); s++) {
            if (other.pairs.count(s) != 0) {
                pairs.add(other.pairs.truth(s), other.pairs.found(s), other.pairs.count(s));
            }
        }
        return this;
    }

    /** Adds the table of another block, thread or machine. */
    public OverlapCounter add(OverlapTable other) {
        for (int p = 0; p < other.pairs(); p++) {
            pairs.add(other.truthId(p), other.foundId(p), other.voxels(p));
        }
        return this;
    }

    /** What was counted so far. */
    public OverlapTable table() {
        return OverlapTable.of(pairs);
    }

    private static void requireRange(int length, int from, int to) {
        if (from < 0 || to < from || to > length) {
            throw new IllegalArgumentException("The range must lie within the " + length
                    + " voxels of the arrays, but came " + from + " to " + to + ".");
        }
    }

    private static void requireSameLength(int truth, int found) {
        if (truth != found) {
            throw new IllegalArgumentException("Truth and found labels must cover the same voxels, but there are "
                    + truth + " true and " + found + " found values. Crop or resample one of them first.");
        }
    }

    private static OverlapCounter refuse(int voxel, long truth, long found) {
        throw new IllegalArgumentException("Labels must be 0 (background) or above, but voxel " + voxel + " holds "
                + (truth < 0 ? "the true id " + truth : "the found id " + found)
                + ". Set voxels without a label to 0, and read unsigned 32-bit labels as long.");
    }
}
