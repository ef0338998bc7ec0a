package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.target.Activation;
import io.biapy.core.target.PlaneRole;
import java.util.Collections;
import java.util.List;

/**
 * How an image is predicted patch by patch. Immutable.
 *
 * @param patch size of a patch
 * @param overlap share of a patch that it has in common with its neighbour
 * @param padding voxels at each side that a patch sees but does not predict; that along z does not count for 2D patches
 * @param batchSize patches predicted at once
 * @param activations one for each plane of output
 * @param roles what becomes of each plane of output when its image is mirrored
 * @param flips whether the mean over mirrored inputs is taken (y and x; in 3D z too): test-time augmentation. Mirrorings that the planes cannot follow
 *     are left out.
 */
public record PatchPlan(
        Extent patch,
        Overlap overlap,
        Extent padding,
        int batchSize,
        List<Activation> activations,
        List<PlaneRole> roles,
        boolean flips) {
    public PatchPlan {
        activations = List.copyOf(activations);
        roles = List.copyOf(roles);
        if (roles.size() != activations.size()) {
            throw new InputException("The plan names " + activations.size() + " activations and " + roles.size()
                    + " roles; each plane of output needs one of both.");
        }
        padding = patch.z() == 1 ? new Extent(0, padding.y(), padding.x()) : padding;
        if (batchSize < 1) {
            throw new InputException("The batch size must be at least 1, got " + batchSize + ".");
        }
    }

    /** The same overlap, 0 to below 1, along every axis, and planes that mirroring does not change. */
    public PatchPlan(
            Extent patch, double overlap, Extent padding, int batchSize, List<Activation> activations, boolean flips) {
        this(patch, Overlap.of(overlap), padding, batchSize, activations, flips);
    }

    /** Planes that mirroring does not change. */
    public PatchPlan(
            Extent patch, Overlap overlap, Extent padding, int batchSize, List<Activation> activations, boolean flips) {
        this(
                patch,
                overlap,
                padding,
                batchSize,
                activations,
                Collections.nCopies(activations.size(), PlaneRole.SCALAR),
                flips);
    }

    /** The same overlap, 0 to below 1, along every axis. */
    public PatchPlan(
            Extent patch,
            double overlap,
            Extent padding,
            int batchSize,
            List<Activation> activations,
            List<PlaneRole> roles,
            boolean flips) {
        this(patch, Overlap.of(overlap), padding, batchSize, activations, roles, flips);
    }
}
