package io.biapy.instance.channel;

/*
 * Binary dilation and erosion with a footprint that holds its centre and is an ellipsoid on the grid. Nothing outside the array counts: it adds
 * nothing to a dilation and takes nothing from an erosion, which is the dilation of the unset voxels.
 * Only voxels with a face neighbour of the other value are spread: from any other voxel the way to a point of the footprint leaves its side
 * through such a one, which reaches the point too, because with a point an ellipsoid holds all points nearer to the centre along each axis.
 * Layout: mask z, y, x flat, x fastest; offsets as triples dz, dy, dx. Memory: 1 byte a voxel. Time: O(voxels + border voxels x footprint).
 */
final class FootprintKernel {
    private FootprintKernel() {}

    /** set = true: dilation; set = false: erosion. */
    static boolean[] spread(boolean[] mask, int nz, int ny, int nx, int[] offsets, boolean set) {
        boolean[] out = mask.clone();
        int slice = ny * nx;
        int i = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, i++) {
                    if (mask[i] == set
                            && ((x > 0 && mask[i - 1] != set)
                                    || (x + 1 < nx && mask[i + 1] != set)
                                    || (y > 0 && mask[i - nx] != set)
                                    || (y + 1 < ny && mask[i + nx] != set)
                                    || (z > 0 && mask[i - slice] != set)
                                    || (z + 1 < nz && mask[i + slice] != set))) {
                        stamp(out, z, y, x, nz, ny, nx, offsets, set);
                    }
                }
            }
        }
        return out;
    }

    /** Sets one footprint in a plane that begins at {@code out[at]}. */
    static void stamp(float[] out, int at, float value, int z, int y, int x, int nz, int ny, int nx, int[] offsets) {
        for (int k = 0; k < offsets.length; k += 3) {
            int zz = z + offsets[k];
            int yy = y + offsets[k + 1];
            int xx = x + offsets[k + 2];
            if (zz >= 0 && zz < nz && yy >= 0 && yy < ny && xx >= 0 && xx < nx) {
                out[at + (zz * ny + yy) * nx + xx] = value;
            }
        }
    }

    private static void stamp(boolean[] out, int z, int y, int x, int nz, int ny, int nx, int[] offsets, boolean set) {
        for (int k = 0; k < offsets.length; k += 3) {
            int zz = z + offsets[k];
            int yy = y + offsets[k + 1];
            int xx = x + offsets[k + 2];
            if (zz >= 0 && zz < nz && yy >= 0 && yy < ny && xx >= 0 && xx < nx) {
                out[(zz * ny + yy) * nx + xx] = set;
            }
        }
    }
}
