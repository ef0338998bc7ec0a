package io.biapy.metrics.overlap;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * How many voxels each true object shares with each found object: a sparse contingency table with 64-bit ids and counts.
 *
 * <p>One row a pair of ids that share voxels, background (id 0) included, sorted by true id, then found id. A dense matrix is
 * never made: memory is proportional to the pairs. Made in one pass by {@link #of(int[], int[])}, or block by block
 * with an {@link OverlapCounter}. Immutable and safe for several threads.
 */
public final class OverlapTable {
    private final long[] truthIds;
    private final long[] foundIds;
    private final long[] truthSizes;
    private final long[] foundSizes;
    private final int[] truthIndex;
    private final int[] foundIndex;
    private final long[] voxels;
    private final long total;

    private OverlapTable(long[] truthIds, long[] foundIds, int[] truthIndex, int[] foundIndex, long[] voxels) {
        this.truthIds = truthIds;
        this.foundIds = foundIds;
        this.truthIndex = truthIndex;
        this.foundIndex = foundIndex;
        this.voxels = voxels;
        this.truthSizes = new long[truthIds.length];
        this.foundSizes = new long[foundIds.length];
        long sum = 0;
        for (int p = 0; p < voxels.length; p++) {
            truthSizes[truthIndex[p]] += voxels[p];
            foundSizes[foundIndex[p]] += voxels[p];
            sum = Math.addExact(sum, voxels[p]);
        }
        this.total = sum;
    }

    /**
     * Counts the overlaps of two label images.
     *
     * @param truth ids of the true objects, any value from 0 (background); the voxels in any order
     * @param found ids of the found objects of the same voxels
     * @throws IllegalArgumentException when the lengths differ or an id is negative
     */
    public static OverlapTable of(int[] truth, int[] found) {
        return new OverlapCounter().add(truth, found).table();
    }

    /** As {@link #of(int[], int[])}, for ids of 64 bits. */
    public static OverlapTable of(long[] truth, long[] found) {
        return new OverlapCounter().add(truth, found).table();
    }

    static OverlapTable of(PairHash pairs) {
        int n = pairs.size();
        long[] truth = new long[n];
        long[] found = new long[n];
        int k = 0;
        for (int s = 0; s < pairs.slots(); s++) {
            if (pairs.count(s) != 0) {
                truth[k] = pairs.truth(s);
                found[k++] = pairs.found(s);
            }
        }
        long[] truthIds = distinct(truth);
        long[] foundIds = distinct(found);
        long[] order = new long[n];
        for (int p = 0; p < n; p++) {
            order[p] = ((long) Arrays.binarySearch(truthIds, truth[p]) << 32) | Arrays.binarySearch(foundIds, found[p]);
        }
        Arrays.sort(order);
        int[] truthIndex = new int[n];
        int[] foundIndex = new int[n];
        long[] voxels = new long[n];
        for (int p = 0; p < n; p++) {
            truthIndex[p] = (int) (order[p] >>> 32);
            foundIndex[p] = (int) order[p];
            voxels[p] = pairs.count(pairs.slot(truthIds[truthIndex[p]], foundIds[foundIndex[p]]));
        }
        return new OverlapTable(truthIds, foundIds, truthIndex, foundIndex, voxels);
    }

    private static long[] distinct(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[n - 1]) {
                sorted[n++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, n);
    }

    /** Number of rows: pairs of ids, background included, that share at least one voxel. */
    public int pairs() {
        return voxels.length;
    }

    /** Number of all voxels, background included. */
    public long voxels() {
        return total;
    }

    /** Voxels that the two ids of row {@code pair} share. */
    public long voxels(int pair) {
        return voxels[pair];
    }

    /** True id of row {@code pair}; 0 is background. */
    public long truthId(int pair) {
        return truthIds[truthIndex[pair]];
    }

    /** Found id of row {@code pair}; 0 is background. */
    public long foundId(int pair) {
        return foundIds[foundIndex[pair]];
    }

    /** Position of row {@code pair}'s true id in {@link #truthIds()}. */
    public int truthIndex(int pair) {
        return truthIndex[pair];
    }

    /** Position of row {@code pair}'s found id in {@link #foundIds()}. */
    public int foundIndex(int pair) {
        return foundIndex[pair];
    }

    /** The true ids in rising order, 0 among them where the truth has background; a copy. */
    public long[] truthIds() {
        return truthIds.clone();
    }

    /** The found ids in rising order, 0 among them where found has background; a copy. */
    public long[] foundIds() {
        return foundIds.clone();
    }

    /** Voxels of each of {@link #truthIds()}; a copy. */
    public long[] truthSizes() {
        return truthSizes.clone();
    }

    /** Voxels of each of {@link #foundIds()}; a copy. */
    public long[] foundSizes() {
        return foundSizes.clone();
    }

    /** Number of true objects, without background. */
    public int truths() {
        return truthIds.length - (truthIds.length > 0 && truthIds[0] == 0 ? 1 : 0);
    }

    /** Number of found objects, without background. */
    public int founds() {
        return foundIds.length - (foundIds.length > 0 && foundIds[0] == 0 ? 1 : 0);
    }

    /** Voxels that two ids share, 0 where they share none. */
    public long overlap(long truth, long found) {
        int t = Arrays.binarySearch(truthIds, truth);
        int f = Arrays.binarySearch(foundIds, found);
        int low = 0;
        int high = t < 0 || f < 0 ? -1 : voxels.length - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            int side = truthIndex[mid] != t ? truthIndex[mid] - t : foundIndex[mid] - f;
            if (side == 0) {
                return voxels[mid];
            }
            if (side < 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return 0;
    }

    /**
     * The same voxels with some objects turned into background: those that a predicate does not keep. To leave out small objects, or
     * those of another class. Background stays what it is.
     */
    public OverlapTable keeping(LongPredicate truth, LongPredicate found) {
        boolean[] keepTruth = kept(truthIds, truth);
        boolean[] keepFound = kept(foundIds, found);
        PairHash pairs = new PairHash(1 << 10);
        for (int p = 0; p < voxels.length; p++) {
            pairs.add(
                    keepTruth[truthIndex[p]] ? truthIds[truthIndex[p]] : 0,
                    keepFound[foundIndex[p]] ? foundIds[foundIndex[p]] : 0,
                    voxels[p]);
        }
        return of(pairs);
    }

    private static boolean[] kept(long[] ids, LongPredicate keep) {
        boolean[] kept = new boolean[ids.length];
        for (int i = 0; i < ids.length; i++) {
            kept[i] = ids[i] == 0 || keep.test(ids[i]);
        }
        return kept;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OverlapTable o
                && Arrays.equals(truthIds, o.truthIds)
                && Arrays.equals(foundIds, o.foundIds)
                && Arrays.equals(truthIndex, o.truthIndex)
                && Arrays.equals(foundIndex, o.foundIndex)
                && Arrays.equals(voxels, o.voxels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(truthIds) + 17 * Arrays.hashCode(foundIds) + Arrays.hashCode(voxels);
    }

    @Override
    public String toString() {
        return "Overlaps of " + truths() + " true and " + founds() + " found objects: " + pairs() + " pairs in " + total
                + " voxels";
    }
}
