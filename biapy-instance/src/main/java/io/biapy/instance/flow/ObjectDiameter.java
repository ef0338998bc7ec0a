package io.biapy.instance.flow;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How large the objects of a foreground are, as BiaPy estimates it: touching objects count as one. */
final class ObjectDiameter {
    private static final int FEWEST = 3;

    private ObjectDiameter() {}

    /** Median diameter in voxels of discs (balls in 3D) of the components' sizes; empty where there are fewer than three. */
    static OptionalDouble median(boolean[] foreground, Extent extent) {
        ConnectedComponents found = ConnectedComponents.of(foreground, extent, Connectivity.FULL);
        if (found.count() < FEWEST) {
            return OptionalDouble.empty();
        }
        int[] sizes = Arrays.copyOfRange(found.sizes(), 1, found.count() + 1);
        double[] radii = Arrays.stream(sizes)
                .mapToDouble(n -> extent.z() == 1 ? Math.sqrt(n / Math.PI) : Math.pow(3.0 * n / (4 * Math.PI), 1.0 / 3))
                .sorted()
                .toArray();
        double high = radii[radii.length / 2];
        double low = radii[(radii.length - 1) / 2];
        return OptionalDouble.of(2 * (high - (high - low) * 0.5));
    }
}
