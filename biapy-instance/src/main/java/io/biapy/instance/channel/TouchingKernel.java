package io.biapy.instance.channel;

/*
 * Where objects touch: voxels of an object with a voxel of another object among their 26 (in 2D 8) neighbours, 1 in out, 0 elsewhere; then, a
 * given number of times, the voxels of the same object next to these.
 * Layout: z, y, x flat, x fastest. Memory: 4 bytes a voxel where it grows. Time: O(voxels x 27) in borders of labels, O(voxels) inside.
 */
final class TouchingKernel {
    private TouchingKernel() {}

    /** Rows {@code first} to {@code end}-1 of a plane that begins at {@code out[at]}. */
    static void touching(int[] labels, int nz, int ny, int nx, int first, int end, float[] out, int at) {
        for (int row = first; row < end; row++) {
            int i = row * nx;
            for (int x = 0; x < nx; x++, i++) {
                out[at + i] = labels[i] != 0 && touches(labels, labels[i], row / ny, row % ny, x, nz, ny, nx) ? 1 : 0;
            }
        }
    }

    private static boolean touches(int[] labels, int own, int z, int y, int x, int nz, int ny, int nx) {
        int fromX = Math.max(x - 1, 0);
        int toX = Math.min(x + 1, nx - 1);
        for (int zz = Math.max(z - 1, 0); zz <= Math.min(z + 1, nz - 1); zz++) {
            for (int yy = Math.max(y - 1, 0); yy <= Math.min(y + 1, ny - 1); yy++) {
                int row = (zz * ny + yy) * nx;
                for (int xx = fromX; xx <= toX; xx++) {
                    int other = labels[row + xx];
                    if (other != own && other != 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** One more layer inside each object, in rows {@code first} to {@code end}-1; {@code before} is the plane as it was. */
    static void grow(int[] labels, int nz, int ny, int nx, int first, int end, float[] before, float[] out, int at) {
        for (int row = first; row < end; row++) {
            int i = row * nx;
            for (int x = 0; x < nx; x++, i++) {
                if (labels[i] != 0 && before[i] == 0) {
                    out[at + i] = besideMarked(labels, before, labels[i], row / ny, row % ny, x, nz, ny, nx) ? 1 : 0;
                }
            }
        }
    }

    private static boolean besideMarked(
            int[] labels, float[] marked, int own, int z, int y, int x, int nz, int ny, int nx) {
        for (int zz = Math.max(z - 1, 0); zz <= Math.min(z + 1, nz - 1); zz++) {
            for (int yy = Math.max(y - 1, 0); yy <= Math.min(y + 1, ny - 1); yy++) {
                for (int xx = Math.max(x - 1, 0); xx <= Math.min(x + 1, nx - 1); xx++) {
                    int j = (zz * ny + yy) * nx + xx;
                    if (labels[j] == own && marked[j] != 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
