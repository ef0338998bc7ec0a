package io.biapy.instance.affinity;

import java.util.Arrays;

/**
 * A histogram of affinities in 256 equal bins of 0..1, as pairs (bin, count) of the bins that occur, in rising order. Immutable arrays: most
 * borders of fragments have few values, for which 256 counts would be a waste.
 */
final class AffinityHistogram {
    static final int BINS = 256;

    private AffinityHistogram() {}

    /** The bin of a value; what is outside of 0..1 counts to the first or last bin. */
    static int bin(float value) {
        return Math.max(0, Math.min(BINS - 1, (int) (value * BINS)));
    }

    /** The middle of a bin. */
    static double middle(int bin) {
        return (bin + 0.5) / BINS;
    }

    static long total(int[] histogram) {
        long total = 0;
        for (int k = 1; k < histogram.length; k += 2) {
            total += histogram[k];
        }
        return total;
    }

    /** The first bin at which the counts up to it reach {@code percent} of all. */
    static int quantile(int[] histogram, double percent) {
        double wanted = percent / 100 * total(histogram);
        long sum = 0;
        for (int k = 0; k < histogram.length; k += 2) {
            sum += histogram[k + 1];
            if (sum >= wanted) {
                return histogram[k];
            }
        }
        return histogram[histogram.length - 2];
    }

    static int[] sum(int[] a, int[] b) {
        int[] both = new int[a.length + b.length];
        int i = 0;
        int j = 0;
        int n = 0;
        while (i < a.length || j < b.length) {
            int bin = Math.min(i < a.length ? a[i] : BINS, j < b.length ? b[j] : BINS);
            int count = 0;
            if (i < a.length && a[i] == bin) {
                count += a[i + 1];
                i += 2;
            }
            if (j < b.length && b[j] == bin) {
                count += b[j + 1];
                j += 2;
            }
            both[n++] = bin;
            both[n++] = count;
        }
        return Arrays.copyOf(both, n);
    }
}
