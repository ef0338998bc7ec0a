package io.biapy.core.workflow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.patch.TestTimeAugmentation;

/**
 * How a model looks at an image: in patches of one size that overlap. Immutable.
 *
 * @param patch size of a patch
 * @param overlap share of a patch that it has in common with its neighbour, 0 to below 1
 * @param padding voxels at each side of a patch that are seen but not kept, as BiaPy's {@code DATA.TEST.PADDING}
 * @param batchSize patches predicted at once
 * @param augmentation in which orientations each patch is looked at: several are slower, and a little better
 */
public record PredictionSettings(
        Extent patch, double overlap, Extent padding, int batchSize, TestTimeAugmentation augmentation) {
    public PredictionSettings {
        if (!(overlap >= 0 && overlap < 1)) {
            throw new InputException("The overlap of patches must be at least 0 and below 1, got " + overlap + ".");
        }
        if (batchSize < 1) {
            throw new InputException("The batch size must be at least 1, got " + batchSize + ".");
        }
    }

    /** A quarter of a patch in common with its neighbour, no padding, one patch at once, each seen once. */
    public static PredictionSettings patches(Extent patch) {
        return new PredictionSettings(patch, 0.25, new Extent(0, 0, 0), 1, TestTimeAugmentation.NONE);
    }

    public PredictionSettings withAugmentation(TestTimeAugmentation other) {
        return new PredictionSettings(patch, overlap, padding, batchSize, other);
    }

    public PredictionSettings withOverlap(double share) {
        return new PredictionSettings(patch, share, padding, batchSize, augmentation);
    }

    public PredictionSettings withPadding(Extent voxels) {
        return new PredictionSettings(patch, overlap, voxels, batchSize, augmentation);
    }
}
