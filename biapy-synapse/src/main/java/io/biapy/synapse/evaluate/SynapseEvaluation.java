package io.biapy.synapse.evaluate;

import io.biapy.core.image.Calibration;
import io.biapy.metrics.point.ImagePointScore;
import io.biapy.metrics.point.PartnerMatching;
import io.biapy.metrics.point.PartnerPairs;
import io.biapy.metrics.point.PartnerScore;
import io.biapy.metrics.point.PointFiles;
import io.biapy.metrics.point.PointMatching;
import io.biapy.metrics.point.Points;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.result.SynapseResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of one volume: presynaptic and postsynaptic sites within a tolerance, and partners as CREMI scores them, one to one. All lists of false positives
 * and negatives are in the scores. Immutable.
 */
public final class SynapseEvaluation {
    private final ImagePointScore pre;
    private final ImagePointScore post;
    private final PartnerScore partners;

    private SynapseEvaluation(ImagePointScore pre, ImagePointScore post, PartnerScore partners) {
        this.pre = pre;
        this.post = post;
        this.partners = partners;
    }

    /**
     * Compares what was found with annotations.
     *
     * @param tolerance in the unit of the voxel size; CREMI takes 400 nm
     */
    public static SynapseEvaluation of(SynapsePairs truth, SynapseResult found, double tolerance) {
        Points posts = found.postKind().equals("cleft") ? truth.clefts() : truth.posts();
        return of(
                truth.pres(),
                posts,
                truth.partners(),
                found.map().pre().points(),
                found.map().post().points(),
                found.partners(),
                truth.voxelSize(),
                tolerance);
    }

    /** Compares two annotations of one volume. */
    public static SynapseEvaluation of(SynapsePairs truth, SynapsePairs found, double tolerance) {
        return of(
                truth.pres(),
                truth.posts(),
                truth.partners(),
                found.pres(),
                found.posts(),
                found.partners(),
                truth.voxelSize(),
                tolerance);
    }

    private static SynapseEvaluation of(
            Points truePre,
            Points truePost,
            PartnerPairs truePairs,
            Points pre,
            Points post,
            PartnerPairs pairs,
            Calibration v,
            double tolerance) {
        PointMatching points = PointMatching.within(tolerance).voxelSize(v.z(), v.y(), v.x());
        PartnerMatching both = PartnerMatching.within(tolerance).voxelSize(v.z(), v.y(), v.x());
        return new SynapseEvaluation(
                points.match(truePre, pre), points.match(truePost, post), both.match(truePairs, pairs));
    }

    public ImagePointScore pre() {
        return pre;
    }

    /** Of postsynaptic sites, or clefts. */
    public ImagePointScore post() {
        return post;
    }

    public PartnerScore partners() {
        return partners;
    }

    /** Writes BiaPy's association tables, {@code NAME_pred_pre_locations_gt_assoc.csv} and the others, into a folder. */
    public List<Path> writeAssociations(Path folder, String name) {
        List<Path> files = new ArrayList<>(PointFiles.write(folder, name, "pre", pre));
        files.addAll(PointFiles.write(folder, name, "post", post));
        return files;
    }

    /** pre, post and partners, each with tp, fp, fn, precision, recall and f1. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pre", scores(pre));
        map.put("post", scores(post));
        map.put("partners", scores(partners));
        return map;
    }

    private static Map<String, Object> scores(io.biapy.metrics.point.PointScore score) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tp", score.tp());
        map.put("fp", score.fp());
        map.put("fn", score.fn());
        map.put("precision", score.precision());
        map.put("recall", score.recall());
        map.put("f1", score.f1());
        return map;
    }

    @Override
    public String toString() {
        return "pre " + pre + "\npost " + post + "\npartners " + partners;
    }
}
