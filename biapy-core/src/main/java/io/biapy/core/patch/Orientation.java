package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to hold an image: y and x exchanged or not, then mirrored. z stays z. Immutable. Source: BiaPy 3.7.1,
 * {@code build_axis_transform_group}.
 *
 * @param swapped whether y and x are exchanged first
 * @param flip what is mirrored then
 */
public record Orientation(boolean swapped, Flip flip) {
    /** All of them in BiaPy's order, the image as it is first: 8 in 2D, 16 in 3D. */
    public static List<Orientation> all(boolean volume) {
        List<Orientation> all = new ArrayList<>();
        for (Flip flip : Flip.all(volume)) {
            all.add(new Orientation(false, flip));
            all.add(new Orientation(true, flip));
        }
        return List.copyOf(all);
    }

    /** Mirrored only. */
    public static Orientation of(Flip flip) {
        return new Orientation(false, flip);
    }

    /** Whether nothing changes. */
    public boolean isIdentity() {
        return !swapped && flip.isIdentity();
    }

    /** The orientation that puts an image held this way back. */
    public Orientation inverse() {
        return swapped ? new Orientation(true, new Flip(flip.z(), flip.x(), flip.y())) : this;
    }

    /** The size of an image held this way. */
    public Extent of(Extent extent) {
        return swapped ? new Extent(extent.z(), extent.x(), extent.y()) : extent;
    }

    /**
     * Writes planes held this way.
     *
     * @param planes each of {@code extent} voxels
     * @param to another place than {@code from}; its planes are of size {@link #of(Extent)}
     */
    public void apply(FloatBuffer from, int fromOffset, int planes, Extent extent, FloatBuffer to, int toOffset) {
        OrientationKernel.apply(
                from,
                fromOffset,
                planes,
                extent.z(),
                extent.y(),
                extent.x(),
                swapped,
                flip.z(),
                flip.y(),
                flip.x(),
                to,
                toOffset);
    }

    /** What a direction (z, y, x) seen in the image held this way is in the image itself. */
    double[] back(double z, double y, double x) {
        double alongZ = flip.z() ? -z : z;
        double first = flip.y() ? -y : y;
        double second = flip.x() ? -x : x;
        return swapped ? new double[] {alongZ, second, first} : new double[] {alongZ, first, second};
    }

    @Override
    public String toString() {
        return (swapped ? "y and x exchanged, then " : "") + flip;
    }
}
