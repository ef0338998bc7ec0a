package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A mirroring of an image, its own inverse. Predicting mirrored inputs, mirroring back and averaging is test-time augmentation for
 * channels without direction. Immutable. Source: BiaPy 3.7.1, {@code build_axis_transform_group}, level "flips".
 *
 * @param z whether z is reversed
 * @param y whether y is reversed
 * @param x whether x is reversed
 */
public record Flip(boolean z, boolean y, boolean x) {
    /** All mirrorings in BiaPy's order, the identity first: 4 of a 2D image (y, x), 8 of a volume. */
    public static List<Flip> all(boolean volume) {
        List<Flip> flips = new ArrayList<>();
        for (int i = 0; i < (volume ? 8 : 4); i++) {
            flips.add(new Flip((i & 4) != 0, (i & 2) != 0, (i & 1) != 0));
        }
        return List.copyOf(flips);
    }

    /** Whether nothing is reversed. */
    public boolean isIdentity() {
        return !z && !y && !x;
    }

    /**
     * Writes the mirrored planes.
     *
     * @param planes samples times channels, each of {@code extent} voxels
     * @param to another place than {@code from}
     */
    public void apply(FloatBuffer from, int fromOffset, int planes, Extent extent, FloatBuffer to, int toOffset) {
        FlipKernel.apply(from, fromOffset, planes, extent.z(), extent.y(), extent.x(), z, y, x, to, toOffset, false);
    }

    /** As {@link #apply}, adding to what stands in {@code to}. */
    public void add(FloatBuffer from, int fromOffset, int planes, Extent extent, FloatBuffer to, int toOffset) {
        FlipKernel.apply(from, fromOffset, planes, extent.z(), extent.y(), extent.x(), z, y, x, to, toOffset, true);
    }

    @Override
    public String toString() {
        return isIdentity() ? "as it is" : "mirrored along" + (z ? " z" : "") + (y ? " y" : "") + (x ? " x" : "");
    }
}
