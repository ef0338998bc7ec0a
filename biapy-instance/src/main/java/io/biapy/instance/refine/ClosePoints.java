package io.biapy.instance.refine;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import java.util.Arrays;

/**
 * Removes points that lie within a radius (inclusive) of an earlier one that stays, in physical units. As BiaPy's {@code remove_close_points}; the
 * points themselves are not changed. Time linear in the points. Immutable, safe for several threads.
 *
 * <pre>{@code
 * int[] kept = ClosePoints.within(6, voxel).kept(points);
 * }</pre>
 */
public final class ClosePoints {
    private final double radius;
    private final Calibration voxel;

    private ClosePoints(double radius, Calibration voxel) {
        this.radius = radius;
        this.voxel = voxel;
    }

    /**
     * @param radius in the unit of the voxel size, at least 0
     * @param voxel what the coordinates of the points are multiplied with
     */
    public static ClosePoints within(double radius, Calibration voxel) {
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new InputException("Close points need a finite radius of at least 0, got " + radius + ".");
        }
        return new ClosePoints(radius, voxel);
    }

    /**
     * Which points stay, in rising order.
     *
     * @param zyx three coordinates a point, in voxels (z = 0 in 2D)
     */
    public int[] kept(double[] zyx) {
        requireTriples(zyx);
        return ClosePointsKernel.kept(scaled(zyx), new int[zyx.length / 3], radius);
    }

    /**
     * The same, but a point is removed only by one that lies in the same part of the mask, joined by faces, edges or corners; points outside of the mask
     * all stay. As BiaPy's {@code remove_close_points_by_mask} describes itself.
     */
    public int[] kept(double[] zyx, boolean[] mask, Extent extent) {
        requireTriples(zyx);
        int[] parts = ConnectedComponents.of(mask, extent, Connectivity.FULL).labels();
        int[] part = new int[zyx.length / 3];
        for (int i = 0; i < part.length; i++) {
            int z = inside(zyx[3 * i], extent.z());
            int y = inside(zyx[3 * i + 1], extent.y());
            int x = inside(zyx[3 * i + 2], extent.x());
            int found = parts[(z * extent.y() + y) * extent.x() + x];
            part[i] = found == 0 ? -1 - i : found; // alone
        }
        return ClosePointsKernel.kept(scaled(zyx), part, radius);
    }

    /**
     * The same for parts that are known already: a point is removed only by one of the same part.
     *
     * @param part of each point; a point of a negative part stays
     */
    public int[] kept(double[] zyx, int[] part) {
        requireTriples(zyx);
        if (part.length != zyx.length / 3) {
            throw new InputException(
                    "There are " + zyx.length / 3 + " points and " + part.length + " parts; each point needs one.");
        }
        int[] group = part.clone();
        for (int i = 0; i < group.length; i++) {
            group[i] = group[i] < 0 ? -1 - i : group[i];
        }
        return ClosePointsKernel.kept(scaled(zyx), group, radius);
    }

    private static int inside(double at, int n) {
        int voxelIndex = (int) Math.floor(at);
        if (voxelIndex < 0 || voxelIndex >= n) {
            throw new InputException(
                    "Points must lie in the mask's image, got coordinate " + at + " where there are " + n + " voxels.");
        }
        return voxelIndex;
    }

    private static void requireTriples(double[] zyx) {
        if (zyx.length % 3 != 0 || !Arrays.stream(zyx).allMatch(Double::isFinite)) {
            throw new InputException(
                    "Points are three finite coordinates each (z, y, x), got " + zyx.length + " numbers.");
        }
    }

    private double[] scaled(double[] zyx) {
        double[] out = new double[zyx.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = zyx[i] * voxel.along(i % 3);
        }
        return out;
    }

    @Override
    public String toString() {
        return "points within " + radius + " " + voxel.unit() + " of an earlier one";
    }
}
