package io.biapy.instance.classical;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.flood.TileIndependentFlooding;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.FillHoles;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.label.HMaxima;
import io.biapy.instance.label.Otsu;

/**
 * Bright roundish objects without learning: Otsu's threshold, holes filled, small parts removed, and touching objects split by a
 * watershed from the summits of the smoothed distance to the background. What any trained network should beat. Immutable, safe for several threads.
 */
public final class OtsuWatershed {
    private static final OtsuWatershed DEFAULT = new OtsuWatershed(20, 1, 0.5);

    private final int smallest;
    private final double sigma;
    private final double height;

    private OtsuWatershed(int smallest, double sigma, double height) {
        this.smallest = smallest;
        this.sigma = sigma;
        this.height = height;
        if (smallest < 0 || !(sigma > 0) || !(height > 0)) {
            throw new InputException("Otsu watershed needs a size of at least 0, sigma and height above 0, got "
                    + smallest + ", " + sigma + ", " + height + ".");
        }
    }

    /** Parts of more than 20 voxels, distances smoothed with sigma 1 voxel, summits half a voxel high. */
    public static OtsuWatershed withDefaults() {
        return DEFAULT;
    }

    /** Removes parts of at most this many voxels before splitting; 20 by default. */
    public OtsuWatershed removeSmall(int voxels) {
        return new OtsuWatershed(voxels, sigma, height);
    }

    /** Standard deviation in voxels by which distances are smoothed; 1 by default. */
    public OtsuWatershed smoothDistance(double voxels) {
        return new OtsuWatershed(smallest, voxels, height);
    }

    /** How far a summit of the distance must stand above the neck to the next object, in voxels along x; 0.5 by default. */
    public OtsuWatershed splitHeight(double voxels) {
        return new OtsuWatershed(smallest, sigma, voxels);
    }

    /** The objects of an image of one channel, brighter than its background. */
    public LabelImage segment(FloatImage image) {
        if (image.channels() != 1) {
            throw new InputException("Image " + image.name() + ": Otsu watershed needs one channel, got "
                    + image.channels() + "; choose one with channel(index).");
        }
        Extent extent = image.extent();
        boolean[] mask = mask(image.data(), extent);
        float[] distance = DistanceTransform.of(mask, extent, image.calibration());
        if (distance.length > 0 && distance[0] == Float.POSITIVE_INFINITY) {
            throw new InputException("Image " + image.name() + ": everything is brighter than Otsu's threshold.");
        }
        float[] smooth = GaussianFilter.of(sigma, 4).apply(distance, extent);
        int[] seeds =
                HMaxima.of(smooth, mask, extent, height * image.calibration().x());
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = -smooth[i];
        }
        int[] labels = TileIndependentFlooding.lookingBack().flood(smooth, seeds, mask, extent);
        return LabelImage.of(image.name(), extent, labels).withCalibration(image.calibration());
    }

    private boolean[] mask(float[] values, Extent extent) {
        float threshold = Otsu.threshold(values);
        boolean[] bright = new boolean[values.length];
        for (int i = 0; i < bright.length; i++) {
            bright[i] = values[i] > threshold;
        }
        ConnectedComponents parts = ConnectedComponents.of(FillHoles.of(bright, extent), extent, Connectivity.FACES);
        int[] sizes = parts.sizes();
        for (int i = 0; i < bright.length; i++) {
            int part = parts.labels()[i];
            bright[i] = part != 0 && sizes[part] > smallest;
        }
        return bright;
    }

    @Override
    public String toString() {
        return "Otsu watershed: parts of more than " + smallest + " voxels, distance smoothed by " + sigma
                + ", summits " + height + " high";
    }
}
