package io.biapy.io.zarr;

/*
 * Volumes z, y, x (x fastest) to smaller ones: one voxel for each box of sz x sy x sx, of as much of it as there is. Values: the mean,
 * added up in double precision. Ids: that of the box's first voxel, since a mean of ids is none. One pass, no allocation.
 */
final class ReduceKernel {
    private ReduceKernel() {}

    static void mean(float[] from, int nz, int ny, int nx, int sz, int sy, int sx, float[] into) {
        int at = 0;
        for (int z = 0; z < nz; z += sz) {
            for (int y = 0; y < ny; y += sy) {
                for (int x = 0; x < nx; x += sx) {
                    double sum = 0;
                    int count = 0;
                    for (int k = z; k < Math.min(nz, z + sz); k++) {
                        for (int j = y; j < Math.min(ny, y + sy); j++) {
                            for (int i = x; i < Math.min(nx, x + sx); i++) {
                                sum += from[(k * ny + j) * nx + i];
                                count++;
                            }
                        }
                    }
                    into[at++] = (float) (sum / count);
                }
            }
        }
    }

    /** Of one slice. */
    static void first(long[] from, int ny, int nx, int sy, int sx, long[] into, int to) {
        int at = to;
        for (int y = 0; y < ny; y += sy) {
            for (int x = 0; x < nx; x += sx) {
                into[at++] = from[y * nx + x];
            }
        }
    }
}
