package io.biapy.instance.refine;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.FillHoles;
import io.biapy.instance.label.NearestLabel;
import io.biapy.instance.label.Otsu;
import java.util.List;

/**
 * Grows objects over a mask: labels outside of it are removed, and every unlabelled voxel of it takes the label of the nearest labelled voxel, by
 * distance in physical units. As BiaPy's {@code voronoi_on_mask}, which knows no voxel size; its search from the objects' perimeters gives
 * the same labels. Immutable, safe for several threads.
 *
 * <pre>{@code
 * LabelImage grown = VoronoiGrowth.over(foreground).threshold(0.5).apply(labels);
 * }</pre>
 */
public final class VoronoiGrowth {
    private final FloatImage mask;
    private final double threshold;
    private final int erosion;
    private final boolean fills;

    private VoronoiGrowth(FloatImage mask, double threshold, int erosion, boolean fills) {
        this.mask = mask;
        this.threshold = threshold;
        this.erosion = erosion;
        this.fills = fills;
    }

    /** Over the voxels of an image of one channel that pass Otsu's threshold; in 3D its holes are filled, as BiaPy does. */
    public static VoronoiGrowth over(FloatImage mask) {
        if (mask.channels() != 1) {
            throw new InputException("Labels grow over a mask of one channel, got " + mask.channels() + " of "
                    + mask.name() + "; choose one with channel(index).");
        }
        return new VoronoiGrowth(mask, Double.NaN, 0, mask.extent().z() > 1);
    }

    /**
     * Over the mask that BiaPy takes from a prediction, see {@link MaskChannels}.
     *
     * @param channels what the planes of {@code prediction} are, in their order
     */
    public static VoronoiGrowth over(FloatImage prediction, List<ChannelCode> channels) {
        MaskChannels mask = MaskChannels.of(channels);
        return over(FloatImage.of(prediction.name(), prediction.extent(), 1, mask.values(prediction)))
                .erodeMask(mask.erosion());
    }

    /** The mask is where the image is above {@code value}, instead of Otsu's threshold. */
    public VoronoiGrowth threshold(double value) {
        if (Double.isNaN(value)) {
            throw new InputException("The threshold of a mask must be a number.");
        }
        return new VoronoiGrowth(mask, value, erosion, fills);
    }

    /** Erodes the mask by a ball of this radius in voxels (default 0), after holes are filled. */
    public VoronoiGrowth erodeMask(int radius) {
        if (radius < 0) {
            throw new InputException("The mask is eroded by a radius of at least 0, got " + radius + ".");
        }
        return new VoronoiGrowth(mask, threshold, radius, fills);
    }

    /** Fills the holes of the mask in 2D too, which BiaPy leaves open there. */
    public VoronoiGrowth fillMask() {
        return new VoronoiGrowth(mask, threshold, erosion, true);
    }

    /** The grown labels, on one thread. */
    public LabelImage apply(LabelImage labels) {
        try (Workers one = Workers.of(1)) {
            return apply(labels, one);
        }
    }

    /** The grown labels; {@code labels} stays as it is. The same for any number of threads. */
    public LabelImage apply(LabelImage labels, Workers workers) {
        return labels.withCodes(grow(labels.codes(), labels.extent(), labels.calibration(), workers));
    }

    int[] grow(int[] labels, Extent extent, Calibration voxel, Workers workers) {
        if (!extent.equals(mask.extent())) {
            throw new InputException("Labels of " + extent + " grow over a mask of that size, got " + mask.name()
                    + " of " + mask.extent() + ".");
        }
        boolean[] inside = inside();
        int[] seeds = new int[labels.length];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = inside[i] ? labels[i] : 0;
        }
        int[] nearest = NearestLabel.of(seeds, extent, voxel, Double.POSITIVE_INFINITY, workers);
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = inside[i] && labels[i] == 0 ? nearest[i] : seeds[i];
        }
        return seeds;
    }

    private boolean[] inside() {
        double limit = Double.isNaN(threshold) ? Otsu.threshold(mask.data()) : threshold;
        boolean[] above = new boolean[mask.data().length];
        for (int i = 0; i < above.length; i++) {
            above[i] = mask.data()[i] > limit;
        }
        boolean[] filled = fills ? FillHoles.of(above, mask.extent()) : above;
        if (erosion > 0) {
            float[] depth = DistanceTransform.of(filled, mask.extent(), Calibration.unknown());
            for (int i = 0; i < filled.length; i++) {
                filled[i] = depth[i] > erosion;
            }
        }
        return filled;
    }

    @Override
    public String toString() {
        return "growth over " + mask.name() + " above " + (Double.isNaN(threshold) ? "Otsu's threshold" : threshold)
                + (erosion == 0 ? "" : ", eroded by " + erosion);
    }
}
