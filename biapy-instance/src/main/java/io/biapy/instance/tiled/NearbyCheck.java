package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.instance.label.DistanceTransform;

/** For which voxels of a block the nearest label is surely in that block: those that are farther from what lies beyond it than from a label in it. */
final class NearbyCheck {
    private static final double MARGIN = 1e-4; // of the distance: more than distances are rounded

    private final int[] labels;
    private final Block block;
    private final Size size;
    private final Calibration voxel;

    NearbyCheck(int[] labels, Block block, Size size, Calibration voxel) {
        this.labels = labels;
        this.block = block;
        this.size = size;
        this.voxel = voxel;
    }

    /** A flag a voxel of the block. */
    boolean[] known() {
        Extent e = block.extent();
        boolean[] free = new boolean[labels.length];
        boolean any = false;
        for (int i = 0; i < free.length; i++) {
            free[i] = labels[i] == 0;
            any |= !free[i];
        }
        boolean[] known = new boolean[labels.length];
        if (!any) {
            return known;
        }
        float[] distance = DistanceTransform.of(free, e, voxel);
        int i = 0;
        for (int z = 0; z < e.z(); z++) {
            double alongZ = beyond(z, e.z(), block.z(), size.z(), voxel.z());
            for (int y = 0; y < e.y(); y++) {
                double alongY = Math.min(alongZ, beyond(y, e.y(), block.y(), size.y(), voxel.y()));
                for (int x = 0; x < e.x(); x++, i++) {
                    double out = Math.min(alongY, beyond(x, e.x(), block.x(), size.x(), voxel.x()));
                    known[i] = distance[i] * (1 + MARGIN) < out;
                }
            }
        }
        return known;
    }

    /** How far the first voxel of the image beyond the block lies along an axis. */
    private static double beyond(int at, int n, long start, long length, double step) {
        double before = start > 0 ? (at + 1) * step : Double.POSITIVE_INFINITY;
        double after = start + n < length ? (n - at) * step : Double.POSITIVE_INFINITY;
        return Math.min(before, after);
    }
}
