package io.biapy.instance.affinity;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.flood.Flooding;
import java.util.Arrays;
import java.util.List;

/**
 * Instances from affinities by agglomeration, BiaPy's default for its channel A: many small fragments by watershed of the least affinity to
 * the nearest neighbours (the first three planes, in a flat set of offsets the first two), then the pair of regions whose border has
 * the highest quantile of affinities to the nearest neighbours is merged until none reaches the threshold. The prediction has one plane an offset, affinities
 * of 0 to 1 after the activation. Ids follow the surviving fragments.
 *
 * <p>Immutable: each option gives a new decoder. Safe for several threads. Beside the watershed 8 bytes for each voxel on a border
 * and offset. As BiaPy's {@code watershed_and_agglomerate_affinities}; Funke et al., "Large scale image segmentation with structured loss
 * based deep learning for connectome reconstruction" (2019).
 */
public final class AgglomerationDecoder implements InstanceDecoder {
    private final List<AffinityOffset> offsets;
    private final FragmentOptions fragments;
    private final MergeOptions merging;
    private final int scored;

    private AgglomerationDecoder(
            List<AffinityOffset> offsets, FragmentOptions fragments, MergeOptions merging, int scored) {
        if (scored < 1 || scored > offsets.size()) {
            throw new InputException("Of " + offsets.size() + " offsets 1 to " + offsets.size()
                    + " score borders, the first ones; got " + scored + ".");
        }
        this.scored = scored;
        this.offsets = offsets;
        this.fragments = fragments;
        this.merging = merging;
    }

    /**
     * With BiaPy's settings.
     *
     * @param offsets what each plane of the prediction is about, the nearest neighbours first
     */
    public static AgglomerationDecoder of(List<AffinityOffset> offsets) {
        List<AffinityOffset> all = AffinityPlanes.requireOffsets(offsets);
        return new AgglomerationDecoder(
                all, new FragmentOptions(0.9, 0.1, false, null), new MergeOptions(0.5, 50, 5), nearest(all));
    }

    /** Fragments are seeded where the least affinity is above this; 0.9 by default. */
    public AgglomerationDecoder fragmentSeeds(double threshold) {
        return new AgglomerationDecoder(offsets, fragments.withSeed(threshold), merging, scored);
    }

    /** Fragments grow where the least affinity is above this; 0.1 by default. */
    public AgglomerationDecoder fragmentGrowth(double threshold) {
        return new AgglomerationDecoder(offsets, fragments.withGrowth(threshold), merging, scored);
    }

    /** Makes fragments in each z slice alone; merging joins slices. Off by default. */
    public AgglomerationDecoder sliceBySlice() {
        return new AgglomerationDecoder(offsets, fragments.inSlices(), merging, scored);
    }

    /** How fragments grow; that of the watershed decoder by default. */
    public AgglomerationDecoder flooding(Flooding flooding) {
        return new AgglomerationDecoder(offsets, fragments.by(flooding), merging, scored);
    }

    /** Regions merge from this score on; 0 to 1, 0.5 by default. */
    public AgglomerationDecoder mergeThreshold(double threshold) {
        return new AgglomerationDecoder(offsets, fragments, merging.withThreshold(threshold), scored);
    }

    /** Which quantile of the affinities across a border is its score, in percent; above 0 to 100, 50 (the median) by default. */
    public AgglomerationDecoder mergeQuantile(double percent) {
        return new AgglomerationDecoder(offsets, fragments, merging.withQuantile(percent), scored);
    }

    /** A border of fewer pairs of voxels merges nothing; 5 by default. */
    public AgglomerationDecoder leastBorder(long pairs) {
        return new AgglomerationDecoder(offsets, fragments, merging.withLeastVoxels(pairs), scored);
    }

    /** How many of the offsets score borders, the first ones; by default the nearest neighbours, as in BiaPy, more for affinities at long range. */
    public AgglomerationDecoder scoredOffsets(int first) {
        return new AgglomerationDecoder(offsets, fragments, merging, first);
    }

    private static int nearest(List<AffinityOffset> offsets) {
        boolean flat = offsets.stream().allMatch(d -> d.z() == 0);
        return Math.min(offsets.size(), flat ? 2 : 3);
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        return trace(prediction).labels();
    }

    /** The same with the fragments. */
    public AgglomerationTrace trace(FloatImage prediction) {
        AffinityPlanes.require(prediction, offsets);
        int[] codes = fragments.fragments(AffinityPlanes.least(prediction, nearest(offsets)));
        int most = Arrays.stream(codes).max().orElse(0);
        FragmentEdges edges = FragmentEdges.of(codes, most, prediction, offsets.subList(0, scored));
        int[] labels = merged(codes, most, edges);
        return new AgglomerationTrace(image(prediction, codes), edges.size(), image(prediction, labels));
    }

    private int[] merged(int[] codes, int most, FragmentEdges edges) {
        int[] region = new GreedyMerge(edges, most, merging).regions();
        boolean[] survives = new boolean[most + 1];
        for (int code : codes) {
            survives[region[code]] = true;
        }
        int[] id = new int[most + 1];
        int next = 0;
        for (int code = 1; code <= most; code++) {
            id[code] = survives[code] ? ++next : 0;
        }
        int[] labels = new int[codes.length];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = id[region[codes[v]]];
        }
        return labels;
    }

    private static LabelImage image(FloatImage prediction, int[] labels) {
        return LabelImage.of(prediction.name(), prediction.extent(), labels).withCalibration(prediction.calibration());
    }

    /** The whole image: which pair merges next depends on all others. */
    @Override
    public Reach reach() {
        return Reach.wholeImage();
    }

    @Override
    public String toString() {
        return "Agglomeration of affinities " + offsets + ": " + fragments + ", " + merging
                + (scored == nearest(offsets) ? "" : ", scored by " + offsets.subList(0, scored));
    }
}
