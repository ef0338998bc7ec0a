package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.detect.BlobSizes;
import io.biapy.synapse.detect.SiteThreshold;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How sites and partners are found, where not as the model says. */
final class SynapseDecodingOptions {
    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = {
                "How high the prediction must be at a site: auto (Otsu), a value, relative:PART of the maximum,",
                "or relative:PART:Z,Y,X of the maximum of each patch of that size (default: the model's)."
            })
    private @Nullable String threshold;

    @Option(
            names = "--pre-threshold",
            paramLabel = "T",
            description = "The same for presynaptic sites alone; wins over --threshold.")
    private @Nullable String preThreshold;

    @Option(
            names = "--post-threshold",
            paramLabel = "T",
            description = "The same for postsynaptic sites, or clefts, alone.")
    private @Nullable String postThreshold;

    @Option(
            names = "--blobs",
            paramLabel = "LEAST:GREATEST:N",
            description =
                    "Find blobs (Laplacian of a Gaussian) instead of local maxima: the least and the greatest sigma in voxels, a"
                            + " number or z,y,x each, and how many sizes; 1,3,3:2,6,6:3 for example.")
    private @Nullable String blobs;

    @Option(
            names = "--distance",
            paramLabel = "NM",
            description = "Sites of one kind are at least so far apart (default: the model's).")
    private @Nullable Double distance;

    @Option(
            names = "--exclude-border",
            split = ",",
            paramLabel = "N",
            description = "Leave out sites so near to the volume's border, in voxels: a number or z,y,x.")
    private int @Nullable [] border;

    @Option(
            names = "--remove-close",
            split = ",",
            paramLabel = "NM",
            description = "Of sites within this radius of a higher one only that stays: a number, or pre,post.")
    private double @Nullable [] close;

    @Option(
            names = "--remove-close-by-mask",
            description = "--remove-close counts only inside one connected part of the prediction above the threshold.")
    private boolean byMask;

    @Option(
            names = "--partner-within",
            paramLabel = "NM",
            description = "Partners are at most so far apart, 0 for any distance (default: the model's).")
    private @Nullable Double partner;

    @Option(
            names = "--join-within",
            paramLabel = "NM",
            description = "Channels synful: ends of vectors so close together are one site (default: the model's).")
    private @Nullable Double joining;

    @Option(names = "--sub-voxel", description = "Sites between voxels.")
    private boolean subVoxel;

    /** What cannot be meant is wrong usage. */
    SynapseDecoding of(SynapseDecoding own, CommonOptions common) {
        try {
            return changed(own);
        } catch (InputException e) {
            throw common.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private SynapseDecoding changed(SynapseDecoding own) {
        SynapseDecoding.Builder b = own.toBuilder();
        if (threshold != null) {
            b.threshold(SiteThreshold.parse(threshold));
        }
        if (preThreshold != null) {
            b.preThreshold(SiteThreshold.parse(preThreshold));
        }
        if (postThreshold != null) {
            b.postThreshold(SiteThreshold.parse(postThreshold));
        }
        if (blobs != null) {
            b.blobs(BlobSizes.parse(blobs));
        }
        if (distance != null) {
            b.distance(atLeastZero("--distance", distance));
        }
        if (border != null) {
            b.excludeBorder(width(border));
        }
        if (byMask && close == null) {
            throw new InputException("--remove-close-by-mask says where --remove-close counts; give that too.");
        }
        if (close != null) {
            if (close.length > 2) {
                throw new InputException(
                        "--remove-close takes one radius, or two (pre,post), got " + Arrays.toString(close) + ".");
            }
            for (double radius : close) {
                atLeastZero("--remove-close", radius);
            }
            b.removeClose(close[0], close[close.length - 1]).removeCloseByMask(byMask);
        }
        if (partner != null) {
            b.partnerWithin(atLeastZero("--partner-within", partner));
        }
        if (joining != null) {
            b.joining(atLeastZero("--join-within", joining));
        }
        return (subVoxel ? b.subVoxel(true) : b).build();
    }

    private static Extent width(int[] border) {
        if ((border.length != 1 && border.length != 3) || Arrays.stream(border).anyMatch(n -> n < 0)) {
            throw new InputException("--exclude-border takes one number of voxels of at least 0, or three (z,y,x), got "
                    + Arrays.toString(border) + ".");
        }
        return border.length == 1
                ? Extent.zyx(border[0], border[0], border[0])
                : Extent.zyx(border[0], border[1], border[2]);
    }

    private static double atLeastZero(String option, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new InputException(option + " takes a finite length of at least 0, got " + value + ".");
        }
        return value;
    }
}
