package io.biapy.core.patch;

import java.nio.FloatBuffer;

/*
 * Copies a patch out of an image through one table of source places an axis, so that padding and reflection cost nothing extra.
 *
 * Image: channel, z, y, x in one array. Patch: channel, z, y, x from `offset` on. Tables: zs[i], ys[j], xs[k] = place in the image of
 * patch voxel (i, j, k). A run of x that is consecutive in the image is copied at once (plain from `plain` to `plainEnd`).
 * Cost: one read and one write a voxel.
 */
final class CropKernel {
    private CropKernel() {}

    static void gather(
            float[] image,
            int channels,
            int sizeZ,
            int sizeY,
            int sizeX,
            int[] zs,
            int z0,
            int[] ys,
            int y0,
            int[] xs,
            int x0,
            int nz,
            int ny,
            int nx,
            FloatBuffer into,
            int offset) {
        int plain = 0;
        while (plain + 1 < nx && xs[x0 + plain + 1] != xs[x0 + plain] + 1) {
            plain++;
        }
        int plainEnd = plain + 1;
        while (plainEnd < nx && xs[x0 + plainEnd] == xs[x0 + plainEnd - 1] + 1) {
            plainEnd++;
        }
        int at = offset;
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < nz; z++) {
                int plane = (c * sizeZ + zs[z0 + z]) * sizeY;
                for (int y = 0; y < ny; y++) {
                    int row = (plane + ys[y0 + y]) * sizeX;
                    for (int x = 0; x < plain; x++) {
                        into.put(at + x, image[row + xs[x0 + x]]);
                    }
                    into.put(at + plain, image, row + xs[x0 + plain], plainEnd - plain);
                    for (int x = plainEnd; x < nx; x++) {
                        into.put(at + x, image[row + xs[x0 + x]]);
                    }
                    at += nx;
                }
            }
        }
    }

    /** Fills the box [z0, z1) x [y0, y1) x [x0, x1) of one channel of a patch. */
    static void fill(
            FloatBuffer patch,
            int offset,
            int ny,
            int nx,
            int z0,
            int z1,
            int y0,
            int y1,
            int x0,
            int x1,
            float value) {
        for (int z = z0; z < z1; z++) {
            for (int y = y0; y < y1; y++) {
                int row = offset + (z * ny + y) * nx;
                for (int x = x0; x < x1; x++) {
                    patch.put(row + x, value);
                }
            }
        }
    }
}
