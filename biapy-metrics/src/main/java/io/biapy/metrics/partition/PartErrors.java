package io.biapy.metrics.partition;

import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.partition.SegmentError.Kind;
import java.util.ArrayList;
import java.util.List;

/** What each segment adds to the variation of information, one pass over the counted pairs. */
final class PartErrors {
    private final CountedPairs pairs;
    private final double voxels;
    private final long[] truthSizes;
    private final long[] foundSizes;
    private final Sums truth;
    private final Sums found;

    /** Of each segment: its parts, its largest part, its bits. */
    private record Sums(int[] parts, long[] largest, double[] bits) {
        static Sums ofSize(int n) {
            return new Sums(new int[n], new long[n], new double[n]);
        }

        void add(int segment, int partsMore, long part, double more) {
            parts[segment] += partsMore;
            largest[segment] = Math.max(largest[segment], part);
            bits[segment] += more;
        }
    }

    PartErrors(CountedPairs pairs) {
        this.pairs = pairs;
        this.voxels = pairs.voxels();
        this.truthSizes = pairs.truthSizes();
        this.foundSizes = pairs.foundSizes();
        this.truth = Sums.ofSize(truthSizes.length);
        this.found = Sums.ofSize(foundSizes.length);
        for (int p = 0; p < pairs.n().length; p++) {
            long n = pairs.n()[p];
            int t = pairs.row()[p];
            int f = pairs.column()[p];
            boolean single = f == pairs.single();
            truth.add(t, single ? (int) Math.min(n, Integer.MAX_VALUE) : 1, single ? 1 : n, splitBits(p));
            found.add(f, 1, n, mergeBits(p));
        }
    }

    private double splitBits(int p) {
        long n = pairs.n()[p];
        double part = pairs.column()[p] == pairs.single() ? 1 : n;
        return n / voxels * PartitionKernel.log2(truthSizes[pairs.row()[p]] / part);
    }

    private double mergeBits(int p) {
        int f = pairs.column()[p];
        long n = pairs.n()[p];
        return f == pairs.single() ? 0 : n / voxels * PartitionKernel.log2((double) foundSizes[f] / n);
    }

    List<SegmentError> splits() {
        List<SegmentError> errors = new ArrayList<>();
        for (int t = 0; t < truthSizes.length; t++) {
            if (truth.parts[t] > 1) {
                errors.add(new SegmentError(
                        Kind.SPLIT,
                        pairs.truthIds()[t],
                        truthSizes[t],
                        truth.parts[t],
                        truthSizes[t] - truth.largest[t],
                        truth.bits[t]));
            }
        }
        return errors;
    }

    List<SegmentError> merges() {
        List<SegmentError> errors = new ArrayList<>();
        for (int f = 0; f < foundSizes.length; f++) {
            if (found.parts[f] > 1 && f != pairs.single()) {
                errors.add(new SegmentError(
                        Kind.MERGE,
                        pairs.foundIds()[f],
                        foundSizes[f],
                        found.parts[f],
                        foundSizes[f] - found.largest[f],
                        found.bits[f]));
            }
        }
        return errors;
    }

    List<SegmentError> missed(OverlapTable overlaps) {
        double[] bits = new double[truthSizes.length];
        for (int p = 0; p < pairs.n().length; p++) {
            if (pairs.foundIds()[pairs.column()[p]] == 0) {
                bits[pairs.row()[p]] = splitBits(p) + mergeBits(p);
            }
        }
        long[] sizes = overlaps.truthSizes();
        int[] parts = new int[sizes.length];
        long[] bare = new long[sizes.length];
        for (int p = 0; p < overlaps.pairs(); p++) {
            parts[overlaps.truthIndex(p)]++;
            bare[overlaps.truthIndex(p)] += overlaps.foundId(p) == 0 ? overlaps.voxels(p) : 0;
        }
        return mostlyBare(Kind.MISSED, overlaps.truthIds(), sizes, parts, bare, bits);
    }

    List<SegmentError> invented(OverlapTable overlaps) {
        double[] bits = new double[foundSizes.length];
        for (int p = 0; p < pairs.n().length; p++) {
            if (pairs.truthIds()[pairs.row()[p]] == 0) {
                bits[pairs.column()[p]] = splitBits(p) + mergeBits(p);
            }
        }
        long[] sizes = overlaps.foundSizes();
        int[] parts = new int[sizes.length];
        long[] bare = new long[sizes.length];
        for (int p = 0; p < overlaps.pairs(); p++) {
            parts[overlaps.foundIndex(p)]++;
            bare[overlaps.foundIndex(p)] += overlaps.truthId(p) == 0 ? overlaps.voxels(p) : 0;
        }
        return mostlyBare(Kind.INVENTED, overlaps.foundIds(), sizes, parts, bare, bits);
    }

    private static List<SegmentError> mostlyBare(
            Kind kind, long[] ids, long[] sizes, int[] parts, long[] bare, double[] bits) {
        List<SegmentError> errors = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != 0 && bare[i] > sizes[i] - bare[i]) {
                errors.add(new SegmentError(kind, ids[i], sizes[i], parts[i], bare[i], bits[i]));
            }
        }
        return errors;
    }
}
