package io.biapy.metrics.partition;

import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Scores of a whole segmentation: variation of information, adapted Rand error, Rand index, normalised information distance. Immutable;
 * never NaN.
 *
 * <p>Where no voxel counts (an empty image, or no true object), nothing can differ: VOI, error and distance 0, precision, recall and index 1;
 * {@link #voxels()} is then 0. Where no two voxels share a segment in the one and some do in the other, precision and recall are 0.
 */
public final class PartitionScore implements Result {
    private static final double LN2 = Math.log(2);

    private final Background background;
    private final long voxels;
    private final double split;
    private final double merge;
    private final double truthEntropy;
    private final double precision;
    private final double recall;
    private final double error;
    private final double randIndex;

    /** Bits: split, merge, entropy of the truth; pairs of voxels: in both, in the truth, in the found segments. */
    private PartitionScore(Background background, long voxels, double[] bits, double[] pairs) {
        this.background = background;
        this.voxels = voxels;
        this.split = bits[0];
        this.merge = bits[1];
        this.truthEntropy = bits[2];
        double both = pairs[0];
        double inTruth = pairs[1];
        double inFound = pairs[2];
        boolean none = inTruth + inFound == 0;
        this.precision = none ? 1 : inFound == 0 ? 0 : both / inFound;
        this.recall = none ? 1 : inTruth == 0 ? 0 : both / inTruth;
        this.error = none ? 0 : (inTruth + inFound - 2 * both) / (inTruth + inFound);
        double all = (double) voxels * (voxels - 1);
        this.randIndex = all == 0 ? 1 : 1 - (inTruth + inFound - 2 * both) / all;
    }

    static PartitionScore of(Background background, CountedPairs pairs) {
        int single = pairs.single();
        long voxels = pairs.voxels();
        long[] a = pairs.truthSizes();
        long[] b = pairs.foundSizes();
        double split = PartitionKernel.splitBits(pairs.row(), pairs.column(), pairs.n(), a, single);
        double merge = PartitionKernel.mergeBits(pairs.column(), pairs.n(), b, single);
        double both = PartitionKernel.sharedVoxelPairs(pairs.column(), pairs.n(), single);
        if (single >= 0) {
            b[single] = 0;
        }
        double[] bits = {
            split / Math.max(1, voxels), merge / Math.max(1, voxels), PartitionKernel.entropyBits(a, voxels)
        };
        double[] sums = {both, PartitionKernel.voxelPairs(a), PartitionKernel.voxelPairs(b)};
        return new PartitionScore(background, voxels, bits, sums);
    }

    /** What became of voxels without a label. */
    public Background background() {
        return background;
    }

    /** Number of voxels that count under {@link #background()}. */
    public long voxels() {
        return voxels;
    }

    /** Variation of information in bits: {@link #voiSplit()} + {@link #voiMerge()}; 0 is best (Meila 2003). */
    public double voi() {
        return split + merge;
    }

    /** H(found | truth) in bits: how far true objects are split (over-segmentation); 0 is best. */
    public double voiSplit() {
        return split;
    }

    /** H(truth | found) in bits: how far true objects are merged (under-segmentation); 0 is best. */
    public double voiMerge() {
        return merge;
    }

    /** H(truth) in bits: 0 where all true voxels are in one object. */
    public double truthEntropy() {
        return truthEntropy;
    }

    /** H(found) in bits. */
    public double foundEntropy() {
        return Math.max(0, truthEntropy - merge + split);
    }

    /**
     * Normalised information distance, 0 (the same segments) to 1 (one tells nothing of the other): the larger of {@link #voiSplit()} and
     * {@link #voiMerge()} over the larger of both entropies (Vinh, Epps and Bailey 2010). Where both consist of one segment, 0.
     */
    public double nid() {
        double most = Math.max(truthEntropy(), foundEntropy());
        return most == 0 ? 0 : Math.min(1, Math.max(split, merge) / most);
    }

    /** An amount of information in bits, such as {@link #voi()}, in nats. */
    public static double nats(double bits) {
        return bits * LN2;
    }

    /** 1 - harmonic mean of {@link #adaptedRandPrecision()} and {@link #adaptedRandRecall()}; 0 is best (Arganda-Carreras et al. 2015). */
    public double adaptedRandError() {
        return error;
    }

    /** Of the pairs of voxels in one found segment, the part in one true segment; merges lower it. */
    public double adaptedRandPrecision() {
        return precision;
    }

    /** Of the pairs of voxels in one true segment, the part in one found segment; splits lower it. */
    public double adaptedRandRecall() {
        return recall;
    }

    /** Part of all pairs of voxels on which both agree whether they belong together (Rand 1971); 1 is best. */
    public double randIndex() {
        return randIndex;
    }

    /** All values: {@code voi}, {@code voi_split}, {@code voi_merge} in bits, {@code arand}, ...; a new map. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("voi", voi());
        map.put("voi_split", voiSplit());
        map.put("voi_merge", voiMerge());
        map.put("arand", adaptedRandError());
        map.put("arand_precision", adaptedRandPrecision());
        map.put("arand_recall", adaptedRandRecall());
        map.put("rand_index", randIndex());
        map.put("nid", nid());
        map.put("voxels", voxels());
        map.put("background", background.name().toLowerCase(Locale.ROOT));
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "VOI %.4f bits (split %.4f, merge %.4f), adapted Rand error %.4f (precision %.4f, recall %.4f), Rand index %.4f; %s",
                voi(),
                split,
                merge,
                error,
                precision,
                recall,
                randIndex,
                background);
    }
}
