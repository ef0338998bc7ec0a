package io.biapy.instance.label;

import java.util.Arrays;

/*
 * Voxels above a threshold that no voxel of the surrounding box exceeds. Each is compared with its neighbours from near to far and given
 * up at the first higher one, so most cost a few comparisons; no filtered image is made. Positions outside are no neighbours.
 * Layout: z, y, x flat, x fastest; steps as three arrays. Memory: the found indices. Time: O(voxels x steps) at worst, on a plateau.
 */
final class LocalMaximaKernel {
    private LocalMaximaKernel() {}

    /** Indices in slice z, in rising order. */
    static int[] inSlice(
            float[] values, int nz, int ny, int nx, int z, float threshold, int[] stepZ, int[] stepY, int[] stepX) {
        int reach = stepX.length == 0 ? 0 : stepX[stepX.length - 1];
        int reachZ = stepZ.length == 0 ? 0 : stepZ[stepZ.length - 1];
        int[] jump = new int[stepX.length];
        for (int s = 0; s < jump.length; s++) {
            jump[s] = (stepZ[s] * ny + stepY[s]) * nx + stepX[s];
        }
        int[] found = new int[16];
        int size = 0;
        boolean innerZ = z >= reachZ && z < nz - reachZ;
        for (int y = 0; y < ny; y++) {
            boolean inner = innerZ && y >= reach && y < ny - reach;
            int row = (z * ny + y) * nx;
            for (int x = 0; x < nx; x++) {
                float v = values[row + x];
                if (!(v > threshold) || (x > 0 && values[row + x - 1] > v) || (x + 1 < nx && values[row + x + 1] > v)) {
                    continue;
                }
                boolean highest = true;
                if (inner && x >= reach && x < nx - reach) {
                    for (int s = 0; s < jump.length && highest; s++) {
                        highest = values[row + x + jump[s]] <= v;
                    }
                } else {
                    for (int s = 0; s < jump.length && highest; s++) {
                        int zz = z + stepZ[s];
                        int yy = y + stepY[s];
                        int xx = x + stepX[s];
                        highest = zz < 0
                                || zz >= nz
                                || yy < 0
                                || yy >= ny
                                || xx < 0
                                || xx >= nx
                                || values[row + x + jump[s]] <= v;
                    }
                }
                if (highest) {
                    if (size == found.length) {
                        found = Arrays.copyOf(found, 2 * size);
                    }
                    found[size++] = row + x;
                }
            }
        }
        return Arrays.copyOf(found, size);
    }
}
