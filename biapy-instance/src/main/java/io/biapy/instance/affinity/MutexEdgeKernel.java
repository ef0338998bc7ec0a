package io.biapy.instance.affinity;

/*
 * Edges between voxels v and v - offset of one affinity plane, both in the mask, whose affinity is between two limits, in raster order of v. An edge is named by the index of its
 * affinity in the prediction (plane times voxels plus v), so nothing else needs to be kept of it.
 * Layout: mask z, y, x flat, x fastest; affinities the same, plane after plane. Memory: none of its own. Time: linear in the voxels.
 */
final class MutexEdgeKernel {
    private MutexEdgeKernel() {}

    /** Writes edges from {@code at} on where {@code edges} is not empty; returns their number. */
    static int collect(
            boolean[] mask,
            float[] affinities,
            int plane,
            int nz,
            int ny,
            int nx,
            int dz,
            int dy,
            int dx,
            int strideZ,
            int strideY,
            int strideX,
            float above,
            float below,
            int[] edges,
            int at) {
        boolean write = edges.length > 0;
        int shift = (dz * ny + dy) * nx + dx;
        int x1 = Math.min(nx, nx + dx);
        int count = 0;
        for (int z = first(dz, strideZ); z < Math.min(nz, nz + dz); z += strideZ) {
            for (int y = first(dy, strideY); y < Math.min(ny, ny + dy); y += strideY) {
                int row = (z * ny + y) * nx;
                for (int x = first(dx, strideX); x < x1; x += strideX) {
                    int v = row + x;
                    float affinity = affinities[plane + v];
                    if (affinity > above && affinity < below && mask[v] && mask[v - shift]) {
                        if (write) {
                            edges[at + count] = plane + v;
                        }
                        count++;
                    }
                }
            }
        }
        return count;
    }

    /** The first multiple of the stride whose partner is inside. */
    private static int first(int offset, int stride) {
        return Math.max(0, (offset + stride - 1) / stride * stride);
    }

    /** Adds to the mask both voxels of each pair whose affinity passes the threshold. */
    static void mark(
            float[] affinities,
            int plane,
            int nz,
            int ny,
            int nx,
            int dz,
            int dy,
            int dx,
            float threshold,
            boolean[] mask) {
        int shift = (dz * ny + dy) * nx + dx;
        int x0 = Math.max(0, dx);
        int x1 = Math.min(nx, nx + dx);
        for (int z = Math.max(0, dz); z < Math.min(nz, nz + dz); z++) {
            for (int y = Math.max(0, dy); y < Math.min(ny, ny + dy); y++) {
                int row = (z * ny + y) * nx;
                for (int v = row + x0; v < row + x1; v++) {
                    if (affinities[plane + v] > threshold) {
                        mask[v] = true;
                        mask[v - shift] = true;
                    }
                }
            }
        }
    }
}
