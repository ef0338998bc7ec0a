package io.biapy.synapse.decode;

import io.biapy.core.error.InputException;
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
import java.util.Arrays;

/** One prediction on its way to synapses: sites of both kinds, close ones removed, partners. One thread, which shares out detection. */
final class DecodingRun {
    private final SynapseDecoding options;
    private final ImageSource prediction;
    private final Workers workers;

    DecodingRun(SynapseDecoding options, ImageSource prediction, Workers workers) {
        this.options = options;
        this.prediction = prediction;
        this.workers = workers;
        Representation r = options.representation;
        if (prediction.channels() != r.planes()) {
            throw new InputException("The representation " + r + " has " + r.planes() + " channels, the prediction has "
                    + prediction.channels() + ".");
        }
    }

    private boolean hasPre() {
        return options.representation == Representation.SIMPSYN;
    }

    SynapseResult result() {
        return paired(
                pre(options.preThreshold), post(options.postThreshold), options.preThreshold, options.postThreshold);
    }

    /** None where the representation has no plane of presynaptic sites. */
    FoundSites pre(SiteThreshold threshold) {
        return hasPre()
                ? detection(threshold).find(prediction, 0, workers)
                : FoundSites.of(new double[0], new double[0], prediction.calibration());
    }

    FoundSites post(SiteThreshold threshold) {
        return detection(threshold).find(prediction, hasPre() ? 1 : 0, workers);
    }

    /** Sites as they were detected at these thresholds to synapses. */
    SynapseResult paired(FoundSites pre, FoundSites post, SiteThreshold preThreshold, SiteThreshold postThreshold) {
        FoundSites ends = remaining(post, hasPre() ? 1 : 0, options.closePost, postThreshold);
        SynapseMap map =
                switch (options.representation) {
                    case SIMPSYN -> {
                        FoundSites starts = remaining(pre, 0, options.closePre, preThreshold);
                        yield (options.partner > SynapseDecoding.NONE
                                        ? NearestPartner.within(options.partner)
                                        : NearestPartner.anywhere())
                                .pair(starts, ends);
                    }
                    case SYNFUL ->
                        VectorPartner.joining(options.joining)
                                .unit(options.vectorUnit)
                                .pair(ends, prediction);
                    case CLEFT, POST -> {
                        int[] nobody = new int[ends.size()];
                        Arrays.fill(nobody, -1);
                        yield SynapseMap.of(pre, ends, nobody);
                    }
                };
        return SynapseResult.of(prediction.name(), prediction.size(), options.representation, map);
    }

    private SiteDetection detection(SiteThreshold threshold) {
        SiteDetection way = options.blobs == null ? SiteDetection.peaks() : SiteDetection.blobs(options.blobs);
        return way.threshold(threshold)
                .distance(options.distance)
                .excludeBorder(options.border)
                .subVoxel(options.subVoxel)
                .tile(options.tile);
    }

    private FoundSites remaining(FoundSites sites, int plane, double radius, SiteThreshold threshold) {
        if (radius <= SynapseDecoding.NONE || sites.size() == 0) {
            return sites;
        }
        double[] zyx = new double[3 * sites.size()];
        for (int i = 0; i < zyx.length; i++) {
            zyx[i] = Math.round(sites.at(i / 3, i % 3));
        }
        ClosePoints rule = ClosePoints.within(radius, sites.voxelSize());
        if (!options.byMask) {
            return sites.only(rule.kept(zyx));
        }
        double lowest =
                threshold.kind() == SiteThreshold.Kind.MANUAL ? threshold.value() : sites.score(sites.size() - 1);
        return sites.only(rule.kept(zyx, SiteParts.of(prediction.channel(plane), (float) lowest, sites)));
    }
}
