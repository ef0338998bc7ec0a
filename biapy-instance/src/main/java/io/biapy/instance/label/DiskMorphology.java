package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.Arrays;

/**
 * Dilation and erosion of a mask slice by slice with a disk: all (dy, dx) with dy² + dx² at most radius². Nothing outside the image
 * counts, which for a disk equals a reflected border. As {@code skimage.morphology.disk} with binary morphology.
 */
public final class DiskMorphology {
    private DiskMorphology() {}

    /** @param radius in pixels, at least 0 (which changes nothing) */
    public static boolean[] dilate(boolean[] mask, Extent extent, int radius) {
        require(mask, extent, radius);
        if (radius == 0) {
            return mask.clone();
        }
        boolean[] out = new boolean[mask.length];
        DiskKernel.dilate(mask, extent.z(), extent.y(), extent.x(), radius, true, out);
        return out;
    }

    /** @param radius in pixels, at least 0 (which changes nothing) */
    public static boolean[] erode(boolean[] mask, Extent extent, int radius) {
        require(mask, extent, radius);
        if (radius == 0) {
            return mask.clone();
        }
        boolean[] out = new boolean[mask.length];
        Arrays.fill(out, true);
        DiskKernel.dilate(mask, extent.z(), extent.y(), extent.x(), radius, false, out);
        return out;
    }

    private static void require(boolean[] mask, Extent extent, int radius) {
        FlatArrays.requireVoxels("mask", mask.length, extent);
        if (radius < 0) {
            throw new InputException("The radius of a disk must be at least 0, got " + radius + ".");
        }
    }
}
