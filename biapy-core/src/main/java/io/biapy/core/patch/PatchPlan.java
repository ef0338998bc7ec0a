package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.target.Activation;
import java.util.List;

/**
 * How an image is predicted patch by patch. Immutable.
 *
 * @param patch size of a patch
 * @param overlap share of a patch that it has in common with its neighbour
 * @param padding voxels at each side that a patch sees but does not predict; that along z does not count for 2D patches
 * @param batchSize patches predicted at once
 * @param activations one for each plane of output
 * @param flips whether the mean over mirrored inputs is taken (y and x; in 3D z too): test-time augmentation for channels without direction
 */
public record PatchPlan(
        Extent patch, Overlap overlap, Extent padding, int batchSize, List<Activation> activations, boolean flips) {
    public PatchPlan {
        activations = List.copyOf(activations);
        padding = patch.z() == 1 ? new Extent(0, padding.y(), padding.x()) : padding;
        if (batchSize < 1) {
            throw new InputException("The batch size must be at least 1, got " + batchSize + ".");
        }
    }

    /** The same overlap, 0 to below 1, along every axis. */
    public PatchPlan(
            Extent patch, double overlap, Extent padding, int batchSize, List<Activation> activations, boolean flips) {
        this(patch, Overlap.of(overlap), padding, batchSize, activations, flips);
    }
}
