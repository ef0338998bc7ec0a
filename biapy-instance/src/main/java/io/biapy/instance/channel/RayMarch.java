package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;

/** The rays of one label image, ready to march: a frame of one voxel around it, and how far each voxel is from other labels. */
final class RayMarch {
    private final Extent extent;
    private final int[] framed;
    private final byte[] clearance;
    private final RayPath[] paths;
    private final int frameZ;

    private RayMarch(Extent extent, int[] framed, byte[] clearance, RayPath[] paths, int frameZ) {
        this.extent = extent;
        this.framed = framed;
        this.clearance = clearance;
        this.paths = paths;
        this.frameZ = frameZ;
    }

    static RayMarch of(LabelImage labels, RayDirections directions, Workers workers) {
        Extent extent = labels.extent();
        int frameZ = extent.z() == 1 ? 0 : 1;
        int nz = extent.z() + 2 * frameZ;
        int ny = extent.y() + 2;
        int nx = extent.x() + 2;
        int[] framed = new int[Math.multiplyExact(Math.multiplyExact(nz, ny), nx)];
        java.util.Arrays.fill(framed, RayDistanceKernel.OUTSIDE);
        int[] codes = labels.codes();
        for (int row = 0; row < extent.z() * extent.y(); row++) {
            int z = row / extent.y() + frameZ;
            int y = row % extent.y() + 1;
            System.arraycopy(codes, row * extent.x(), framed, (z * ny + y) * nx + 1, extent.x());
        }
        byte[] clearance = new byte[framed.length];
        ClearanceKernel.fill(framed, nz, ny, nx, frameZ, clearance);
        RayPath[] paths = new RayPath[directions.count()];
        workers.forEach(paths.length, k -> paths[k] = RayPath.of(directions, k, extent, labels.calibration()));
        return new RayMarch(extent, framed, clearance, paths, frameZ);
    }

    /** Plane after plane from {@code into[at]} on; each task takes some rows through all rays, so that their labels stay in the cache. */
    void fill(float[] into, int at, Workers workers) {
        int rows = extent.z() * extent.y();
        int voxels = extent.voxels();
        int nx = extent.x();
        int block = Math.max(1, Math.min(rows, 32768 / Math.max(1, nx)));
        workers.forEach((rows + block - 1) / block, task -> {
            int end = Math.min(rows, (task + 1) * block);
            for (int k = 0; k < paths.length; k++) {
                RayPath path = paths[k];
                for (int row = task * block; row < end; row++) {
                    int z = row / extent.y();
                    int y = row % extent.y();
                    RayDistanceKernel.row(
                            framed,
                            clearance,
                            ((z + frameZ) * (extent.y() + 2) + y + 1) * (nx + 2) + 1,
                            nx,
                            path.steps(z, y, 0),
                            path.steps(z, y, 1),
                            path.jumps(),
                            path.lengths(),
                            into,
                            at + k * voxels + row * nx);
                }
            }
        });
    }
}
