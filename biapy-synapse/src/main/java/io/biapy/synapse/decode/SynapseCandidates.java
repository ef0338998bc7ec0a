package io.biapy.synapse.decode;

import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.synapse.result.SynapseResult;

/**
 * What any higher threshold would find, after one look at a prediction: of local maxima kept apart from the highest on, those above a threshold are the
 * same as those found with it. Blobs, of which the larger one stays, are looked for anew each time. One thread.
 */
public final class SynapseCandidates {
    private final SynapseDecoding decoding;
    private final ImageSource prediction;
    private final Workers workers;
    private final DecodingRun run;
    private final FoundSites pre;
    private final FoundSites post;
    private final double least;

    private SynapseCandidates(SynapseDecoding decoding, ImageSource prediction, double least, Workers workers) {
        this.decoding = decoding;
        this.prediction = prediction;
        this.workers = workers;
        this.least = least;
        this.run = new DecodingRun(decoding, prediction, workers);
        boolean nested = decoding.blobs == null;
        FoundSites none = FoundSites.of(new double[0], new double[0], prediction.calibration());
        this.pre = nested ? run.pre(SiteThreshold.manual(least)) : none;
        this.post = nested ? run.post(SiteThreshold.manual(least)) : none;
    }

    /**
     * Looks at a prediction.
     *
     * @param least the lowest threshold that will be asked for
     */
    public static SynapseCandidates of(
            SynapseDecoding decoding, ImageSource prediction, double least, Workers workers) {
        return new SynapseCandidates(decoding, prediction, least, workers);
    }

    /** What the decoding finds with these thresholds in place of its own; none below the lowest. */
    public SynapseResult at(double preThreshold, double postThreshold) {
        SiteThreshold first = SiteThreshold.manual(Math.max(least, preThreshold));
        SiteThreshold second = SiteThreshold.manual(Math.max(least, postThreshold));
        if (decoding.blobs != null) {
            return decoding.toBuilder()
                    .preThreshold(first)
                    .postThreshold(second)
                    .build()
                    .decode(prediction, workers);
        }
        // values are floats, and detection compares them with the threshold as a float
        return run.paired(pre.above((float) first.value()), post.above((float) second.value()), first, second);
    }

    @Override
    public String toString() {
        return pre.size() + " and " + post.size() + " candidates above " + least;
    }
}
