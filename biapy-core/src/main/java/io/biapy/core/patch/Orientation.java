package io.biapy.core.patch;

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
