package io.biapy.metrics.partition;

/*
 * Sums over a sparse contingency table n[p] = voxels shared by segment row[p] of the truth and segment column[p] of the found
 * labels; row and column sums are a and b. Voxels of column `single` (-1: none) count as segments of one voxel each.
 * Every sum runs over the pairs in their order, so the result does not depend on how the table was counted. Time: one pass a sum.
 */
final class PartitionKernel {
    private PartitionKernel() {}

    /** Sums of n over rows or columns (index = row or column). */
    static long[] sums(int size, int[] index, long[] n) {
        long[] sums = new long[size];
        for (int p = 0; p < n.length; p++) {
            sums[index[p]] += n[p];
        }
        return sums;
    }

    /** Sum of n log2(a / n) over the pairs: voxels times the conditional entropy of the found segment given the true one, in bits. */
    static double splitBits(int[] row, int[] column, long[] n, long[] a, int single) {
        double sum = 0;
        for (int p = 0; p < n.length; p++) {
            double part = column[p] == single ? 1 : n[p];
            sum += n[p] * log2(a[row[p]] / part);
        }
        return sum;
    }

    /** Sum of n log2(b / n) over the pairs: voxels times the conditional entropy of the true segment given the found one, in bits. */
    static double mergeBits(int[] column, long[] n, long[] b, int single) {
        double sum = 0;
        for (int p = 0; p < n.length; p++) {
            if (column[p] != single) {
                sum += n[p] * log2((double) b[column[p]] / n[p]);
            }
        }
        return sum;
    }

    /** Entropy of parts of {@code voxels} voxels in bits, 0 where there is none. */
    static double entropyBits(long[] sizes, long voxels) {
        double sum = 0;
        for (long size : sizes) {
            sum += size == 0 ? 0 : size * log2((double) voxels / size);
        }
        return voxels == 0 ? 0 : sum / voxels;
    }

    /** Sum of squares. */
    static double squares(long[] n) {
        double sum = 0;
        for (long part : n) {
            sum += (double) part * part;
        }
        return sum;
    }

    /** Ordered pairs of different voxels within the parts: sum of n (n - 1). */
    static double voxelPairs(long[] n) {
        double sum = 0;
        for (long part : n) {
            sum += (double) part * (part - 1);
        }
        return sum;
    }

    /** As {@link #voxelPairs(long[])} without the parts of column `single`. */
    static double sharedVoxelPairs(int[] column, long[] n, int single) {
        double sum = 0;
        for (int p = 0; p < n.length; p++) {
            if (column[p] != single) {
                sum += (double) n[p] * (n[p] - 1);
            }
        }
        return sum;
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
