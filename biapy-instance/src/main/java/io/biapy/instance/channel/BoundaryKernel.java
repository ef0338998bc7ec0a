package io.biapy.instance.channel;

/*
 * Borders between different labels (0 is background), 1 on them and 0 elsewhere. Nothing outside the image counts.
 * thick: any face neighbour differs. inner: and the voxel is in an object. outer: and the voxel is background, or its full
 * neighbourhood (26, in 2D 8) holds a second object. dense: background with one of 4 neighbours of its slice in an object.
 * Layout: z, y, x flat, x fastest. Time: O(voxels). Source: find_boundaries of scikit-image 0.26, BiaPy's "dense".
 */
final class BoundaryKernel {
    private BoundaryKernel() {}

    static void thick(int[] labels, int nz, int ny, int nx, float[] out) {
        int i = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, i++) {
                    out[i] = isBorder(labels, i, z, y, x, nz, ny, nx) ? 1 : 0;
                }
            }
        }
    }

    static void inner(int[] labels, int nz, int ny, int nx, float[] out) {
        thick(labels, nz, ny, nx, out);
        for (int i = 0; i < labels.length; i++) {
            out[i] = labels[i] == 0 ? 0 : out[i];
        }
    }

    static void outer(int[] labels, int nz, int ny, int nx, float[] out) {
        int i = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, i++) {
                    boolean border = isBorder(labels, i, z, y, x, nz, ny, nx)
                            && (labels[i] == 0 || seesSecondObject(labels, labels[i], z, y, x, nz, ny, nx));
                    out[i] = border ? 1 : 0;
                }
            }
        }
    }

    static void dense(int[] labels, int nz, int ny, int nx, float[] out) {
        int i = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, i++) {
                    boolean rim = labels[i] == 0
                            && ((x > 0 && labels[i - 1] != 0)
                                    || (x + 1 < nx && labels[i + 1] != 0)
                                    || (y > 0 && labels[i - nx] != 0)
                                    || (y + 1 < ny && labels[i + nx] != 0));
                    out[i] = rim ? 1 : 0;
                }
            }
        }
    }

    private static boolean isBorder(int[] labels, int i, int z, int y, int x, int nz, int ny, int nx) {
        int own = labels[i];
        int slice = ny * nx;
        return (x > 0 && labels[i - 1] != own)
                || (x + 1 < nx && labels[i + 1] != own)
                || (y > 0 && labels[i - nx] != own)
                || (y + 1 < ny && labels[i + nx] != own)
                || (z > 0 && labels[i - slice] != own)
                || (z + 1 < nz && labels[i + slice] != own);
    }

    private static boolean seesSecondObject(int[] labels, int own, int z, int y, int x, int nz, int ny, int nx) {
        for (int zz = Math.max(z - 1, 0); zz <= Math.min(z + 1, nz - 1); zz++) {
            for (int yy = Math.max(y - 1, 0); yy <= Math.min(y + 1, ny - 1); yy++) {
                for (int xx = Math.max(x - 1, 0); xx <= Math.min(x + 1, nx - 1); xx++) {
                    int other = labels[(zz * ny + yy) * nx + xx];
                    if (other != 0 && other != own) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
