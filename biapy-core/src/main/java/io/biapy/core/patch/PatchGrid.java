package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;

/**
 * Which patches cover an image: every combination of their starts along z, y and x, x fastest. Starts count in the padded image, so that
 * patch (k) predicts the image's voxels from its start on, {@code patch - 2 * padding} of them. Neighbours are spread so that the last one
 * ends at the border. Immutable. Source: BiaPy 3.7.1, {@code crop_data_with_overlap} and {@code crop_3D_data_with_overlap}.
 */
public final class PatchGrid {
    private static final String AXES = "zyx";

    private final Extent image;
    private final Extent front;
    private final Extent patch;
    private final Extent padding;
    private final AxisGrid[] axes;

    private PatchGrid(Extent image, Extent front, Extent patch, Extent padding, Overlap overlap) {
        this.image = image;
        this.front = front;
        this.patch = patch;
        this.padding = padding;
        this.axes = new AxisGrid[3];
        for (int axis = 0; axis < 3; axis++) {
            int size = image.along(axis) + front.along(axis);
            axes[axis] =
                    AxisGrid.of(AXES.charAt(axis), size, patch.along(axis), padding.along(axis), overlap.along(axis));
        }
        long count = 1L * axes[0].starts.length * axes[1].starts.length * axes[2].starts.length;
        if (count > Integer.MAX_VALUE) {
            throw new InputException("An image of " + image + " would need " + count + " patches of " + patch
                    + "; take larger patches or less overlap.");
        }
    }

    /**
     * The grid of an image that is at least as large as the patch along each axis.
     *
     * @param padding voxels at each side that a patch sees but does not predict, below half the patch
     * @throws InputException where the patch is larger than the image or the padding too large
     */
    public static PatchGrid of(Extent image, Extent patch, Overlap overlap, Extent padding) {
        return new PatchGrid(image, new Extent(0, 0, 0), patch, padding, overlap);
    }

    /**
     * The grid that a prediction uses: an axis shorter than the patch is continued in front by reflection, and a 2D image of exactly one
     * patch is one patch without padding.
     */
    public static PatchGrid covering(Extent image, PatchPlan plan) {
        Extent patch = plan.patch();
        if (image.z() == 1 && image.equals(patch)) {
            return of(image, patch, Overlap.NONE, new Extent(0, 0, 0));
        }
        Extent front = new Extent(
                Math.max(0, patch.z() - image.z()),
                Math.max(0, patch.y() - image.y()),
                Math.max(0, patch.x() - image.x()));
        return new PatchGrid(image, front, patch, plan.padding(), plan.overlap());
    }

    /** Number of patches. */
    public int patches() {
        return axes[0].starts.length * axes[1].starts.length * axes[2].starts.length;
    }

    /** Number of patches along axis 0 (z), 1 (y) or 2 (x). */
    public int along(int axis) {
        return axes[axis].starts.length;
    }

    /** Where patch {@code index} starts in the padded image, z, y, x. */
    public int[] start(int index) {
        int[] k = position(index);
        return new int[] {axes[0].starts[k[0]], axes[1].starts[k[1]], axes[2].starts[k[2]]};
    }

    /** The part of the image that the values of patch {@code index} come from, reflected ones too. */
    public Block seen(int index) {
        int[] start = start(index);
        int[] first = new int[3];
        int[] length = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int size = image.along(axis);
            int before = front.along(axis);
            int least = size;
            int greatest = 0;
            for (int i = start[axis]; i < start[axis] + patch.along(axis); i++) {
                int place = ReflectPadding.index(i - padding.along(axis), size + before);
                place = ReflectPadding.index(place - before, size);
                least = Math.min(least, place);
                greatest = Math.max(greatest, place);
            }
            first[axis] = least;
            length[axis] = greatest - least + 1;
        }
        return new Block(first[0], first[1], first[2], Extent.zyx(length[0], length[1], length[2]));
    }

    /** Which patch along z, y, x this is. */
    int[] position(int index) {
        int nx = axes[2].starts.length;
        int ny = axes[1].starts.length;
        return new int[] {index / (ny * nx), index / nx % ny, index % nx};
    }

    int[] starts(int axis) {
        return axes[axis].starts;
    }

    /** Voxels over which the blending weight falls at each end, see {@link OverlapWindow}. */
    public int taper(int axis) {
        return axes[axis].taper;
    }

    public Extent image() {
        return image;
    }

    public Extent patch() {
        return patch;
    }

    public Extent padding() {
        return padding;
    }

    /** Voxels that reflection adds in front of an image shorter than the patch; 0, 0, 0 otherwise. */
    public Extent front() {
        return front;
    }

    @Override
    public String toString() {
        return patches() + " patches of " + patch + " (" + along(0) + " x " + along(1) + " x " + along(2) + ") over "
                + image + (padding.z() + padding.y() + padding.x() == 0 ? "" : ", padding " + padding);
    }
}
