package io.biapy.synapse.decode;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.instance.refine.ClosePoints;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.detect.SiteDetection;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.pair.NearestPartner;
import io.biapy.synapse.pair.SynapseMap;
import io.biapy.synapse.pair.VectorPartner;
import io.biapy.synapse.result.SynapseResult;
import io.biapy.synapse.target.Representation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From a prediction to synapses: thresholds, distances, pairing. Distances are in the unit of the voxel size. Immutable; each option gives a changed copy.
 * Safe for several threads.
 */
public final class SynapseDecoding {
    private static final double NONE = 0;

    private final Representation representation;
    private final SiteThreshold preThreshold;
    private final SiteThreshold postThreshold;
    private final double distance;
    private final double partner;
    private final double joining;
    private final double vectorUnit;
    private final double closePre;
    private final double closePost;
    private final boolean byMask;
    private final boolean subVoxel;
    private final Extent tile;

    private SynapseDecoding(Builder b) {
        this.representation = b.representation;
        this.preThreshold = b.preThreshold;
        this.postThreshold = b.postThreshold;
        this.distance = b.distance;
        this.partner = b.partner;
        this.joining = b.joining;
        this.vectorUnit = b.vectorUnit;
        this.closePre = b.closePre;
        this.closePost = b.closePost;
        this.byMask = b.byMask;
        this.subVoxel = b.subVoxel;
        this.tile = b.tile;
    }

    /** Thresholds of 0.5, sites at least 40 apart, partners anywhere, projected sites joined within 100, vectors in the unit of the voxel size. */
    public static SynapseDecoding of(Representation representation) {
        return new SynapseDecoding(new Builder(representation));
    }

    /** A builder that starts from these. */
    public Builder toBuilder() {
        Builder b = new Builder(representation);
        b.preThreshold = preThreshold;
        b.postThreshold = postThreshold;
        b.distance = distance;
        b.partner = partner;
        b.joining = joining;
        b.vectorUnit = vectorUnit;
        b.closePre = closePre;
        b.closePost = closePost;
        b.byMask = byMask;
        b.subVoxel = subVoxel;
        b.tile = tile;
        return b;
    }

    public Representation representation() {
        return representation;
    }

    public double vectorUnit() {
        return vectorUnit;
    }

    /** Synapses of a prediction, whose channels stand in the order of {@link Representation#codes()}. */
    public SynapseResult decode(ImageSource prediction, Workers workers) {
        if (prediction.channels() != representation.planes()) {
            throw new InputException("The representation " + representation + " has " + representation.planes()
                    + " channels, the prediction has " + prediction.channels() + ".");
        }
        int postPlane = representation == Representation.SIMPSYN ? 1 : 0;
        FoundSites post = remaining(
                detection(postThreshold).find(prediction, postPlane, workers),
                prediction,
                postPlane,
                closePost,
                postThreshold);
        SynapseMap map;
        if (representation == Representation.SIMPSYN) {
            FoundSites pre = remaining(
                    detection(preThreshold).find(prediction, 0, workers), prediction, 0, closePre, preThreshold);
            map = (partner > NONE ? NearestPartner.within(partner) : NearestPartner.anywhere()).pair(pre, post);
        } else if (representation == Representation.SYNFUL) {
            map = VectorPartner.joining(joining).unit(vectorUnit).pair(post, prediction);
        } else {
            int[] nobody = new int[post.size()];
            java.util.Arrays.fill(nobody, -1);
            map = SynapseMap.of(FoundSites.of(new double[0], new double[0], prediction.calibration()), post, nobody);
        }
        return SynapseResult.of(prediction.name(), prediction.size(), representation, map);
    }

    private SiteDetection detection(SiteThreshold threshold) {
        return SiteDetection.peaks()
                .threshold(threshold)
                .distance(distance)
                .subVoxel(subVoxel)
                .tile(tile);
    }

    private FoundSites remaining(
            FoundSites sites, ImageSource prediction, int plane, double radius, SiteThreshold threshold) {
        if (radius <= NONE || sites.size() == 0) {
            return sites;
        }
        double[] zyx = new double[3 * sites.size()];
        for (int i = 0; i < zyx.length; i++) {
            zyx[i] = Math.round(sites.at(i / 3, i % 3));
        }
        ClosePoints rule = ClosePoints.within(radius, sites.voxelSize());
        if (!byMask) {
            return sites.only(rule.kept(zyx));
        }
        FloatImage one = prediction.channel(plane).load();
        double lowest =
                threshold.kind() == SiteThreshold.Kind.MANUAL ? threshold.value() : sites.score(sites.size() - 1);
        boolean[] mask = new boolean[one.data().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = one.data()[i] >= lowest;
        }
        return sites.only(rule.kept(zyx, mask, one.extent()));
    }

    /** As text, for a model's description. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("channels", representation.toString());
        map.put("pre_threshold", preThreshold.toString());
        map.put("post_threshold", postThreshold.toString());
        map.put("distance", Double.toString(distance));
        map.put("partner_distance", Double.toString(partner));
        map.put("joining_distance", Double.toString(joining));
        map.put("vector_unit", Double.toString(vectorUnit));
        map.put("close_pre", Double.toString(closePre));
        map.put("close_post", Double.toString(closePost));
        map.put("close_by_mask", Boolean.toString(byMask));
        map.put("sub_voxel", Boolean.toString(subVoxel));
        return map;
    }

    /** From {@link #toMap()}. */
    public static SynapseDecoding of(Map<String, String> map) {
        return new Builder(Representation.parse(need(map, "channels")))
                .preThreshold(SiteThreshold.parse(need(map, "pre_threshold")))
                .postThreshold(SiteThreshold.parse(need(map, "post_threshold")))
                .distance(number(map, "distance"))
                .partnerWithin(number(map, "partner_distance"))
                .joining(number(map, "joining_distance"))
                .vectorUnit(number(map, "vector_unit"))
                .removeClose(number(map, "close_pre"), number(map, "close_post"))
                .removeCloseByMask(Boolean.parseBoolean(need(map, "close_by_mask")))
                .subVoxel(Boolean.parseBoolean(need(map, "sub_voxel")))
                .build();
    }

    private static String need(Map<String, String> map, String key) {
        String value = map.get(key);
        if (value == null) {
            throw new InputException("A synapse model says \"" + key + "\"; this one says " + map.keySet() + ".");
        }
        return value;
    }

    private static double number(Map<String, String> map, String key) {
        try {
            return Double.parseDouble(need(map, key));
        } catch (NumberFormatException e) {
            throw new InputException("\"" + key + "\" of a synapse model is a number, got " + map.get(key) + ".", e);
        }
    }

    @Override
    public String toString() {
        return representation + ": thresholds " + preThreshold + " and " + postThreshold + ", sites at least "
                + distance + " apart";
    }

    /** Collects the options; used by one thread. */
    public static final class Builder {
        private final Representation representation;
        private SiteThreshold preThreshold = SiteThreshold.manual(0.5);
        private SiteThreshold postThreshold = SiteThreshold.manual(0.5);
        private double distance = 40;
        private double partner = NONE;
        private double joining = 100;
        private double vectorUnit = 1;
        private double closePre = NONE;
        private double closePost = NONE;
        private boolean byMask;
        private boolean subVoxel;
        private Extent tile = Extent.zyx(64, 256, 256);

        private Builder(Representation representation) {
            this.representation = representation;
        }

        /** Of presynaptic sites. */
        public Builder preThreshold(SiteThreshold value) {
            preThreshold = value;
            return this;
        }

        /** Of postsynaptic sites, or clefts. */
        public Builder postThreshold(SiteThreshold value) {
            postThreshold = value;
            return this;
        }

        /** Of both. */
        public Builder threshold(SiteThreshold value) {
            return preThreshold(value).postThreshold(value);
        }

        /** Of two sites of one kind that are closer the higher one stays. Default 40. */
        public Builder distance(double least) {
            distance = least;
            return this;
        }

        /** How far away a partner may be; 0 (default): anywhere. */
        public Builder partnerWithin(double most) {
            partner = most;
            return this;
        }

        /** Ends of vectors at most so far apart are one presynaptic site. Default 100. */
        public Builder joining(double most) {
            joining = most;
            return this;
        }

        /** What a predicted 1 of Z, V and H means. Default 1. */
        public Builder vectorUnit(double length) {
            vectorUnit = length;
            return this;
        }

        /** BiaPy's {@code REMOVE_CLOSE_PRE_POINTS_RADIUS} and {@code ..._POST_...}; 0 (default) removes nothing. */
        public Builder removeClose(double preRadius, double postRadius) {
            closePre = preRadius;
            closePost = postRadius;
            return this;
        }

        /** Close sites are removed only inside one connected part of the prediction above the threshold. Default false. */
        public Builder removeCloseByMask(boolean on) {
            byMask = on;
            return this;
        }

        /** Sites between voxels. Default false. */
        public Builder subVoxel(boolean on) {
            subVoxel = on;
            return this;
        }

        /** What is read at once; changes no site. */
        public Builder tile(Extent size) {
            tile = size;
            return this;
        }

        public SynapseDecoding build() {
            return new SynapseDecoding(this);
        }
    }
}
