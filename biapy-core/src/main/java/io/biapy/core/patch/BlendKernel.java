package io.biapy.core.patch;

import java.nio.FloatBuffer;

/*
 * Adds a weighted patch to the blended image. Weight = wz * wy * wx, one short array an axis, already divided by the sum of weights at
 * that place (the sum is separable as well, since the patches stand on a grid), so nothing has to be divided at the end and a voxel that
 * one patch covers alone keeps its value.
 *
 * Patch: channel, z, y, x from `offset` on, rows of patchY x patchX; its part [dz, dz + nz) x ... is added to the image at (z0, y0, x0).
 * Cost: one read, one read-modify-write a voxel; the order of additions to a voxel is the order of calls.
 */
final class BlendKernel {
    private BlendKernel() {}

    static void add(
            FloatBuffer patch,
            int offset,
            int channels,
            int patchZ,
            int patchY,
            int patchX,
            int dz,
            int dy,
            int dx,
            float[] wz,
            float[] wy,
            float[] wx,
            int wz0,
            int wy0,
            int wx0,
            int nz,
            int ny,
            int nx,
            float[] image,
            int sizeZ,
            int sizeY,
            int sizeX,
            int z0,
            int y0,
            int x0,
            float[] row) {
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < nz; z++) {
                for (int y = 0; y < ny; y++) {
                    float w = wz[wz0 + z] * wy[wy0 + y];
                    patch.get(offset + ((c * patchZ + dz + z) * patchY + dy + y) * patchX + dx, row, 0, nx);
                    int to = ((c * sizeZ + z0 + z) * sizeY + y0 + y) * sizeX + x0;
                    for (int x = 0; x < nx; x++) {
                        image[to + x] += row[x] * (w * wx[wx0 + x]);
                    }
                }
            }
        }
    }
}
