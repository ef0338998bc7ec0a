package io.biapy.synapse.detect;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Finds sites in one plane of a prediction: local maxima, or blobs by the Laplacian of a Gaussian. Works tile by tile; the same points, in the same order,
 * for any tile size and number of threads. Immutable; each option gives a changed copy. Safe for several threads. As scikit-image's
 * {@code peak_local_max} and {@code blob_log}, which BiaPy uses.
 */
public final class SiteDetection {
    final @Nullable BlobSizes blobs;
    final SiteThreshold threshold;
    final int voxels;
    final double distance;
    final Extent border;
    final boolean subVoxel;
    final Extent tile;
    final boolean biapy;

    private SiteDetection(
            @Nullable BlobSizes blobs,
            SiteThreshold threshold,
            int voxels,
            double distance,
            Extent border,
            boolean subVoxel,
            Extent tile,
            boolean biapy) {
        this.blobs = blobs;
        this.threshold = threshold;
        this.voxels = voxels;
        this.distance = distance;
        this.border = border;
        this.subVoxel = subVoxel;
        this.tile = tile;
        this.biapy = biapy;
    }

    /** Local maxima above Otsu's threshold: the highest of the 3 x 3 x 3 voxels around. */
    public static SiteDetection peaks() {
        return new SiteDetection(
                null, SiteThreshold.otsu(), 1, 0, Extent.zyx(0, 0, 0), false, Extent.zyx(64, 256, 256), false);
    }

    /** Bright blobs of these sizes whose predicted value is above Otsu's threshold. */
    public static SiteDetection blobs(BlobSizes sizes) {
        return new SiteDetection(
                sizes, SiteThreshold.otsu(), 1, 0, Extent.zyx(0, 0, 0), false, Extent.zyx(64, 256, 256), false);
    }

    /** How high the prediction must be. Default: Otsu's threshold of the whole prediction. */
    public SiteDetection threshold(SiteThreshold value) {
        return new SiteDetection(blobs, value, voxels, distance, border, subVoxel, tile, biapy);
    }

    /** BiaPy's {@code PEAK_LOCAL_MAX_MIN_DISTANCE}: a peak is the highest of so many voxels to each side, along every axis. At least 1, default 1. */
    public SiteDetection distanceInVoxels(int count) {
        if (count < 1) {
            throw new InputException("Peaks need a distance of at least 1 voxel, got " + count + ".");
        }
        return new SiteDetection(blobs, threshold, count, distance, border, subVoxel, tile, biapy);
    }

    /** Of two sites closer than this, in the unit of the voxel size, the higher one stays. Default 0. */
    public SiteDetection distance(double least) {
        if (!(least >= 0 && Double.isFinite(least))) {
            throw new InputException("The least distance is a finite number of at least 0, got " + least + ".");
        }
        return new SiteDetection(blobs, threshold, voxels, least, border, subVoxel, tile, biapy);
    }

    /** Leaves out sites so near to the volume's border, in voxels along z, y and x. Default 0. */
    public SiteDetection excludeBorder(Extent width) {
        return new SiteDetection(blobs, threshold, voxels, distance, width, subVoxel, tile, biapy);
    }

    /** Whether a site lies at the summit of a parabola through its neighbours rather than in the middle of its voxel. Default false. */
    public SiteDetection subVoxel(boolean on) {
        return new SiteDetection(blobs, threshold, voxels, distance, border, on, tile, biapy);
    }

    /** Size of the tiles that are read at once; changes no site. Default 64, 256, 256. */
    public SiteDetection tile(Extent size) {
        return new SiteDetection(blobs, threshold, voxels, distance, border, subVoxel, size, biapy);
    }

    /** BiaPy's thresholds of blobs: compared with the response of the filter to the prediction times 255. Peaks do not change. */
    public SiteDetection compatibleWithBiapy() {
        return new SiteDetection(blobs, threshold, voxels, distance, border, subVoxel, tile, true);
    }

    /** The sites of one channel of a prediction. */
    public FoundSites find(ImageSource prediction, int channel, Workers workers) {
        if (channel < 0 || channel >= prediction.channels()) {
            throw new InputException("The prediction has " + prediction.channels() + " channels; there is no channel "
                    + channel + " (counted from 0).");
        }
        return new DetectionRun(this, prediction, channel, workers).run();
    }

    @Override
    public String toString() {
        return (blobs == null ? "peaks of " + voxels : "blobs of " + blobs) + ", threshold " + threshold
                + (distance > 0 ? ", at least " + distance + " apart" : "") + (subVoxel ? ", between voxels" : "");
    }
}
