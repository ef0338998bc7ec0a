package io.biapy.synapse.pair;

import io.biapy.core.error.InputException;
import io.biapy.metrics.point.PartnerPairs;
import io.biapy.metrics.point.Points;
import io.biapy.metrics.table.ResultTable;
import io.biapy.synapse.detect.FoundSites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Presynaptic sites, postsynaptic sites, and for each of these its presynaptic partner; one site may have many. Immutable, safe for several threads. */
public final class SynapseMap {
    /** Places of the two sites of a synapse in their lists, from 0. */
    public record Pair(int pre, int post) {}

    private final FoundSites pre;
    private final FoundSites post;
    private final int[] preOf;

    private SynapseMap(FoundSites pre, FoundSites post, int[] preOf) {
        this.pre = pre;
        this.post = post;
        this.preOf = preOf;
        if (preOf.length != post.size() || Arrays.stream(preOf).anyMatch(p -> p < -1 || p >= pre.size())) {
            throw new InputException("Each of the " + post.size()
                    + " postsynaptic sites needs the place of its partner among " + pre.size() + ", or -1.");
        }
    }

    /**
     * From partners found elsewhere.
     *
     * @param preOf place of each postsynaptic site's partner, -1 for none
     */
    public static SynapseMap of(FoundSites pre, FoundSites post, int... preOf) {
        return new SynapseMap(pre, post, preOf.clone());
    }

    public FoundSites pre() {
        return pre;
    }

    public FoundSites post() {
        return post;
    }

    /** All synapses, by presynaptic site, then by postsynaptic site. */
    public List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int[] order = IntStream.range(0, preOf.length)
                .filter(i -> preOf[i] >= 0)
                .boxed()
                .sorted((a, b) -> preOf[a] != preOf[b] ? Integer.compare(preOf[a], preOf[b]) : Integer.compare(a, b))
                .mapToInt(i -> i)
                .toArray();
        for (int i : order) {
            pairs.add(new Pair(preOf[i], i));
        }
        return pairs;
    }

    /** Presynaptic sites without a partner, rising. */
    public int[] lonelyPre() {
        boolean[] taken = new boolean[pre.size()];
        for (int p : preOf) {
            if (p >= 0) {
                taken[p] = true;
            }
        }
        return IntStream.range(0, taken.length).filter(i -> !taken[i]).toArray();
    }

    /** Postsynaptic sites without a partner, rising. */
    public int[] lonelyPost() {
        return IntStream.range(0, preOf.length).filter(i -> preOf[i] < 0).toArray();
    }

    /**
     * BiaPy's {@code pre_post_mapping.csv}: pre_id, post_id, in the order of the presynaptic sites, -1 beside one without partner. No row where there are no
     * sites of one kind. Postsynaptic sites without partner do not stand in it.
     */
    public ResultTable toTable() {
        ResultTable.Builder table = ResultTable.builder().integer("pre_id").integer("post_id");
        if (post.size() == 0) {
            return table.build();
        }
        List<Pair> pairs = pairs();
        int k = 0;
        for (int p = 0; p < pre.size(); p++) {
            if (k == pairs.size() || pairs.get(k).pre() != p) {
                table.row(pre.id(p), -1L);
            }
            for (; k < pairs.size() && pairs.get(k).pre() == p; k++) {
                table.row(pre.id(p), post.id(pairs.get(k).post()));
            }
        }
        return table.build();
    }

    /** As pairs of points in voxels, for scores. */
    public PartnerPairs partners() {
        List<Pair> pairs = pairs();
        double[][] from = new double[pairs.size()][];
        double[][] to = new double[pairs.size()][];
        for (int i = 0; i < from.length; i++) {
            Pair p = pairs.get(i);
            from[i] = new double[] {pre.at(p.pre(), 0), pre.at(p.pre(), 1), pre.at(p.pre(), 2)};
            to[i] = new double[] {post.at(p.post(), 0), post.at(p.post(), 1), post.at(p.post(), 2)};
        }
        return PartnerPairs.of(Points.of(from), Points.of(to));
    }

    @Override
    public String toString() {
        return pairs().size() + " synapses between " + pre.size() + " presynaptic and " + post.size()
                + " postsynaptic sites; without partner: " + lonelyPre().length + " and " + lonelyPost().length;
    }
}
