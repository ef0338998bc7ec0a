package io.biapy.metrics.partition;

import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The score of the CREMI challenge, geometric mean of variation of information and adapted Rand error; 0 is best.
 *
 * <p>As in its own evaluation: voxels that are background in the truth do not count; for the variation of information
 * found background is a segment like any other, for the adapted Rand error each of its voxels is one of its own, and a voxel makes
 * a pair with itself. Without a true object there is nothing to differ in: all values 0. Never NaN. The challenge first puts the truth's
 * borders into the background: {@link BorderTolerance}. It took id 0 of its files for a neuron; here 0 is background.
 *
 * @param voiSplit H(found | truth) in bits
 * @param voiMerge H(truth | found) in bits
 * @param adaptedRandError 0 to 1
 * @param voxels how many voxels counted: those of true objects; where it is 0, the zeros say nothing
 */
public record CremiScore(double voiSplit, double voiMerge, double adaptedRandError, long voxels) implements Result {

    /** Computes it from overlaps whose truth has its borders in the background already, or none put there. */
    public static CremiScore of(OverlapTable overlaps) {
        CountedPairs pairs = CountedPairs.of(overlaps, Background.FOUND_SINGLE);
        PartitionScore voi = Partition.of(overlaps).score();
        long[] a = pairs.truthSizes();
        long[] b = pairs.foundSizes();
        long[] n = pairs.n().clone();
        long missed = 0;
        for (int p = 0; p < n.length; p++) {
            if (pairs.column()[p] == pairs.single()) {
                missed += n[p];
                n[p] = 0;
            }
        }
        if (pairs.single() >= 0) {
            b[pairs.single()] = 0;
        }
        // The challenge divides the missed voxels by all voxels, although its other sums are not divided.
        double alone = overlaps.voxels() == 0 ? 0 : (double) missed / overlaps.voxels();
        double both = PartitionKernel.squares(n) + alone;
        double inTruth = PartitionKernel.squares(a);
        double inFound = PartitionKernel.squares(b) + alone;
        double error = inTruth == 0 ? 0 : 1 - 2 * both / (inTruth + inFound);
        return new CremiScore(voi.voiSplit(), voi.voiMerge(), error, voi.voxels());
    }

    /** Square root of variation of information times adapted Rand error. */
    public double score() {
        return Math.sqrt((voiSplit + voiMerge) * adaptedRandError);
    }

    /** {@code cremi_score, voi_split, voi_merge, arand, voxels}; a new map. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cremi_score", score());
        map.put("voi_split", voiSplit);
        map.put("voi_merge", voiMerge);
        map.put("arand", adaptedRandError);
        map.put("voxels", voxels);
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "CREMI score %.4f (VOI split %.4f, merge %.4f bits, adapted Rand error %.4f)",
                score(),
                voiSplit,
                voiMerge,
                adaptedRandError);
    }
}
