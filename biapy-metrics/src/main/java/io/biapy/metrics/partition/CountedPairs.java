package io.biapy.metrics.partition;

import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;

/*
 * The rows of a contingency table that count under a treatment of background: n[p] voxels shared by truthIds[row[p]] and
 * foundIds[column[p]], in the table's order. Voxels of column `single` (-1: none) count as segments of one voxel each.
 */
record CountedPairs(long[] truthIds, long[] foundIds, int[] row, int[] column, long[] n, int single) {

    static CountedPairs of(OverlapTable overlaps, Background background) {
        int pairs = overlaps.pairs();
        int[] row = new int[pairs];
        int[] column = new int[pairs];
        long[] n = new long[pairs];
        int kept = 0;
        int single = -1;
        for (int p = 0; p < pairs; p++) {
            boolean truthLess = overlaps.truthId(p) == 0;
            boolean foundLess = overlaps.foundId(p) == 0;
            boolean ignored = (truthLess && background != Background.COUNTED)
                    || (foundLess && background == Background.EITHER_IGNORED);
            if (!ignored) {
                row[kept] = overlaps.truthIndex(p);
                column[kept] = overlaps.foundIndex(p);
                n[kept++] = overlaps.voxels(p);
                if (foundLess && background == Background.FOUND_SINGLE) {
                    single = overlaps.foundIndex(p);
                }
            }
        }
        return new CountedPairs(
                overlaps.truthIds(),
                overlaps.foundIds(),
                Arrays.copyOf(row, kept),
                Arrays.copyOf(column, kept),
                Arrays.copyOf(n, kept),
                single);
    }

    long voxels() {
        return Arrays.stream(n).sum();
    }

    /** Counted voxels of each true segment; a new array. */
    long[] truthSizes() {
        return PartitionKernel.sums(truthIds.length, row, n);
    }

    /** Counted voxels of each found segment; a new array. */
    long[] foundSizes() {
        return PartitionKernel.sums(foundIds.length, column, n);
    }
}
