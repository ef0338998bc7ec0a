package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
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
 * @param roles what becomes of each plane of output when its image is mirrored or turned
 * @param augmentation in which orientations a patch is looked at
 * @param selection of patches that are predicted; the others add 0
 */
public record PatchPlan(
        Extent patch,
        Overlap overlap,
        Extent padding,
        int batchSize,
        List<Activation> activations,
        List<PlaneRole> roles,
        TestTimeAugmentation augmentation,
        PatchSelection selection) {
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

    /** Every patch. */
    public PatchPlan(
            Extent patch,
            Overlap overlap,
            Extent padding,
            int batchSize,
            List<Activation> activations,
            List<PlaneRole> roles,
            TestTimeAugmentation augmentation) {
        this(patch, overlap, padding, batchSize, activations, roles, augmentation, PatchSelection.ALL);
    }

    /** The same overlap, 0 to below 1, along every axis, and planes that no orientation changes. */
    public PatchPlan(
            Extent patch,
            double overlap,
            Extent padding,
            int batchSize,
            List<Activation> activations,
            TestTimeAugmentation augmentation) {
        this(patch, Overlap.of(overlap), padding, batchSize, activations, augmentation);
    }

    /** Planes that no orientation changes. */
    public PatchPlan(
            Extent patch,
            Overlap overlap,
            Extent padding,
            int batchSize,
            List<Activation> activations,
            TestTimeAugmentation augmentation) {
        this(
                patch,
                overlap,
                padding,
                batchSize,
                activations,
                Collections.nCopies(activations.size(), PlaneRole.SCALAR),
                augmentation);
    }

    /** The same overlap, 0 to below 1, along every axis. */
    public PatchPlan(
            Extent patch,
            double overlap,
            Extent padding,
            int batchSize,
            List<Activation> activations,
            List<PlaneRole> roles,
            TestTimeAugmentation augmentation) {
        this(patch, Overlap.of(overlap), padding, batchSize, activations, roles, augmentation);
    }

    /** The same of these patches only. */
    public PatchPlan selecting(PatchSelection patches) {
        return new PatchPlan(patch, overlap, padding, batchSize, activations, roles, augmentation, patches);
    }

    /** Whether patch {@code index} of a grid is predicted; asking may read the image. */
    public boolean isWanted(PatchGrid grid, int index) {
        if (selection == PatchSelection.ALL) {
            return true;
        }
        Block seen = grid.seen(index);
        return selection.isWanted(seen);
    }
}
