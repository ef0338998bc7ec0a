package io.biapy.synapse.decode;

import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.synapse.detect.BlobSizes;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.result.SynapseResult;
import io.biapy.synapse.target.Representation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From a prediction to synapses: thresholds, distances, pairing. Distances are in the unit of the voxel size. Immutable; each option gives a changed copy.
 * Safe for several threads.
 */
public final class SynapseDecoding {
    static final double NONE = 0;

    final Representation representation;
    final SiteThreshold preThreshold;
    final SiteThreshold postThreshold;
    final double distance;
    final double partner;
    final double joining;
    final double vectorUnit;
    final double closePre;
    final double closePost;
    final boolean byMask;
    final boolean subVoxel;
    final Extent tile;
    final Extent border;
    final @Nullable BlobSizes blobs;

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
        this.border = b.border;
        this.blobs = b.blobs;
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
        b.border = border;
        b.blobs = blobs;
        return b;
    }

    public Representation representation() {
        return representation;
    }

    public double vectorUnit() {
        return vectorUnit;
    }

    /** Of two sites of one kind that are closer the higher one stays. */
    public double distance() {
        return distance;
    }

    /** Of presynaptic sites. */
    public SiteThreshold preThreshold() {
        return preThreshold;
    }

    /** Of postsynaptic sites, or clefts. */
    public SiteThreshold postThreshold() {
        return postThreshold;
    }

    /** Synapses of a prediction, whose channels stand in the order of {@link Representation#codes()}. */
    public SynapseResult decode(ImageSource prediction, Workers workers) {
        return new DecodingRun(this, prediction, workers).result();
    }

    /** As text, for a model's description. */
    public Map<String, String> toMap() {
        return DecodingText.write(this);
    }

    /** From {@link #toMap()}. */
    public static SynapseDecoding of(Map<String, String> map) {
        return DecodingText.read(map);
    }

    @Override
    public String toString() {
        return representation + (blobs == null ? "" : ", blobs of " + blobs) + ": thresholds " + preThreshold + " and "
                + postThreshold + ", sites at least " + distance + " apart";
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
        private Extent border = Extent.zyx(0, 0, 0);
        private @Nullable BlobSizes blobs;

        Builder(Representation representation) {
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

        /** Leaves out sites so near to the volume's border, in voxels. Default 0. */
        public Builder excludeBorder(Extent voxels) {
            border = voxels;
            return this;
        }

        /** Sites are bright blobs of these sizes, null (default): local maxima. */
        public Builder blobs(@Nullable BlobSizes sizes) {
            blobs = sizes;
            return this;
        }

        public SynapseDecoding build() {
            return new SynapseDecoding(this);
        }
    }
}
