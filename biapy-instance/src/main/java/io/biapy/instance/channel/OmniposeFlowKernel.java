package io.biapy.instance.channel;

/*
 * The smoothed slope of Omnipose's distance. Slope: over each group of neighbours (faces, edges, corners; step length f) the sum
 * over pairs of opposite ones of step * (after - before) / (2 f^2), then the mean of the groups; a neighbour of another label
 * counts 0, one outside the image is taken from its edge. Smoothing: the mean of the slopes of all neighbours of the same label,
 * each weighted by how far it is parallel to the own one (absolute scalar product).
 * Layout: labels, distance and each component z, y, x flat, x fastest; slopes with their components side by side. Memory: 8 bytes
 * a voxel and axis for the slopes. Time: O(object voxels x neighbours).
 * Source: Cutler et al., "Omnipose", Nature Methods 19 (2022); BiaPy 3.7.1, omnipose_core.
 */
final class OmniposeFlowKernel {
    private OmniposeFlowKernel() {}

    /** Slopes of voxels {@code from} to {@code to}-1. */
    static void slope(int[] labels, double[] distance, int nz, int ny, int nx, int from, int to, double[] slopes) {
        boolean flat = nz == 1;
        int axes = flat ? 2 : 3;
        for (int i = from; i < to; i++) {
            if (labels[i] == 0) {
                continue;
            }
            int z = i / (ny * nx);
            int y = i / nx % ny;
            int x = i % nx;
            double alongZ = 0;
            double alongY = 0;
            double alongX = 0;
            for (int s = 14; s < 27; s++) { // one of each opposite two of a 3 x 3 x 3 block
                int dz = s / 9 - 1;
                int dy = s / 3 % 3 - 1;
                int dx = s % 3 - 1;
                if (flat && dz != 0) {
                    break;
                }
                int after = neighbour(z + dz, y + dy, x + dx, nz, ny, nx);
                int before = neighbour(z - dz, y - dy, x - dx, nz, ny, nx);
                double rise = (labels[after] == labels[i] ? distance[after] : 0)
                        - (labels[before] == labels[i] ? distance[before] : 0);
                double share = rise / (2 * (dz * dz + dy * dy + dx * dx) * axes);
                alongZ += dz * share;
                alongY += dy * share;
                alongX += dx * share;
            }
            if (!flat) {
                slopes[3 * i] = alongZ;
            }
            slopes[axes * i + axes - 2] = alongY;
            slopes[axes * i + axes - 1] = alongX;
        }
    }

    /** Smoothed components of voxels {@code from} to {@code to}-1, each into a plane that begins at {@code out[axis][at[axis]]}, or below 0 where not wanted. */
    static void smooth(
            int[] labels, double[] slopes, int nz, int ny, int nx, int from, int to, float[][] out, int[] at) {
        boolean flat = nz == 1;
        int axes = flat ? 2 : 3;
        double[] sums = new double[axes];
        for (int i = from; i < to; i++) {
            if (labels[i] == 0) {
                continue;
            }
            int z = i / (ny * nx);
            int y = i / nx % ny;
            int x = i % nx;
            double weights = 0;
            for (int a = 0; a < axes; a++) {
                sums[a] = 0;
            }
            for (int s = flat ? 9 : 0; s < (flat ? 18 : 27); s++) {
                int n = neighbour(z + s / 9 - 1, y + s / 3 % 3 - 1, x + s % 3 - 1, nz, ny, nx);
                if (s == 13 || labels[n] != labels[i]) {
                    continue;
                }
                double product = 0;
                for (int a = 0; a < axes; a++) {
                    product += slopes[axes * n + a] * slopes[axes * i + a];
                }
                double weight = Math.abs(product);
                weights += weight;
                for (int a = 0; a < axes; a++) {
                    sums[a] += weight * slopes[axes * n + a];
                }
            }
            for (int a = 0; a < axes; a++) {
                int axis = 3 - axes + a;
                if (at[axis] >= 0) {
                    out[axis][at[axis] + i] = weights == 0 ? 0 : (float) (sums[a] / weights);
                }
            }
        }
    }

    /** The voxel at this place, or the one on the image's edge that is nearest to it. */
    private static int neighbour(int z, int y, int x, int nz, int ny, int nx) {
        int inZ = z < 0 ? 0 : z >= nz ? nz - 1 : z;
        int inY = y < 0 ? 0 : y >= ny ? ny - 1 : y;
        int inX = x < 0 ? 0 : x >= nx ? nx - 1 : x;
        return (inZ * ny + inY) * nx + inX;
    }
}
