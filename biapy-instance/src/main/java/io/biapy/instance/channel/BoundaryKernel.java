package io.biapy.instance.channel;

/*
 * Borders between different labels (0 is background), 1 on them and 0 elsewhere. Nothing outside the image counts.
 * thick: any face neighbour differs. inner: and the voxel is in an object. outer: and the voxel is background, or its full
 * neighbourhood (26, in 2D 8) holds a second object. dense: background with one of 4 neighbours of its slice in an object.
 * A row at the image's edge takes itself for the row beyond, which differs in nothing.
 * Layout: z, y, x flat, x fastest; rows first to end - 1, the plane begins at out[at]. Memory: none. Time: O(voxels).
 * Source: find_boundaries of scikit-image 0.26, BiaPy's "dense".
 */
final class BoundaryKernel {
    private BoundaryKernel() {}

    static void thick(int[] labels, int nz, int ny, int nx, int first, int end, float[] out, int at) {
        for (int row = first; row < end; row++) {
            int z = row / ny;
            int y = row % ny;
            int i = row * nx;
            int above = y > 0 ? i - nx : i;
            int below = y + 1 < ny ? i + nx : i;
            int before = z > 0 ? i - ny * nx : i;
            int behind = z + 1 < nz ? i + ny * nx : i;
            int to = at + i;
            int left = labels[i];
            int own = left;
            for (int x = 0; x < nx - 1; x++) {
                int right = labels[i + x + 1];
                out[to + x] = differs(labels, own, left, right, above + x, below + x, before + x, behind + x);
                left = own;
                own = right;
            }
            int x = nx - 1;
            out[to + x] = differs(labels, own, left, own, above + x, below + x, before + x, behind + x);
        }
    }

    private static float differs(
            int[] labels, int own, int left, int right, int above, int below, int before, int behind) {
        int other = (own ^ left)
                | (own ^ right)
                | (own ^ labels[above])
                | (own ^ labels[below])
                | (own ^ labels[before])
                | (own ^ labels[behind]);
        return other != 0 ? 1 : 0;
    }

    static void inner(int[] labels, int nz, int ny, int nx, int first, int end, float[] out, int at) {
        thick(labels, nz, ny, nx, first, end, out, at);
        for (int i = first * nx; i < end * nx; i++) {
            out[at + i] = labels[i] == 0 ? 0 : out[at + i];
        }
    }

    static void outer(int[] labels, int nz, int ny, int nx, int first, int end, float[] out, int at) {
        thick(labels, nz, ny, nx, first, end, out, at);
        for (int i = first * nx; i < end * nx; i++) {
            if (out[at + i] != 0 && labels[i] != 0) {
                out[at + i] = seesSecondObject(labels, i, nz, ny, nx) ? 1 : 0;
            }
        }
    }

    static void dense(int[] labels, int ny, int nx, int first, int end, float[] out, int at) {
        for (int row = first; row < end; row++) {
            int y = row % ny;
            int i = row * nx;
            for (int x = 0; x < nx; x++, i++) {
                boolean rim = labels[i] == 0
                        && ((x > 0 && labels[i - 1] != 0)
                                || (x + 1 < nx && labels[i + 1] != 0)
                                || (y > 0 && labels[i - nx] != 0)
                                || (y + 1 < ny && labels[i + nx] != 0));
                out[at + i] = rim ? 1 : 0;
            }
        }
    }

    private static boolean seesSecondObject(int[] labels, int i, int nz, int ny, int nx) {
        int own = labels[i];
        int x = i % nx;
        int y = i / nx % ny;
        int z = i / (nx * ny);
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
