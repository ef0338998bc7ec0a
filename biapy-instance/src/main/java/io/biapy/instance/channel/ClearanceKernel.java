package io.biapy.instance.channel;

/*
 * Chebyshev distance of every labelled voxel to the nearest voxel with another label, at most MOST; 0 on background. Two raster passes, each over
 * the half of the 8 (26) neighbours that comes first; exact for this distance. The image must have a frame of another label, one voxel wide
 * along y and x, and along z where it has more than one slice. Layout z, y, x; 1 byte a voxel; linear time.
 * Source: Rosenfeld and Pfaltz 1968, "Distance functions on digital pictures".
 */
final class ClearanceKernel {
    static final int MOST = 127;

    private ClearanceKernel() {}

    /** @param frameZ 1 where there is a frame along z, else 0 for an image of one slice */
    static void fill(int[] labels, int nz, int ny, int nx, int frameZ, byte[] into) {
        int[] before = new int[frameZ == 0 ? 4 : 13];
        int n = 0;
        for (int dz = -frameZ; dz <= 0; dz++) {
            for (int dy = -1; dy <= (dz < 0 ? 1 : 0); dy++) {
                for (int dx = -1; dx <= (dz < 0 || dy < 0 ? 1 : -1); dx++) {
                    before[n++] = (dz * ny + dy) * nx + dx;
                }
            }
        }
        for (int z = frameZ; z < nz - frameZ; z++) {
            for (int y = 1; y < ny - 1; y++) {
                int row = (z * ny + y) * nx;
                for (int i = row + 1; i < row + nx - 1; i++) {
                    into[i] = labels[i] == 0 ? 0 : (byte) nearest(labels, into, i, before, 1, MOST - 1);
                }
            }
        }
        for (int z = nz - 1 - frameZ; z >= frameZ; z--) {
            for (int y = ny - 2; y > 0; y--) {
                int row = (z * ny + y) * nx;
                for (int i = row + nx - 2; i > row; i--) {
                    if (into[i] > 1) {
                        into[i] = (byte) nearest(labels, into, i, before, -1, into[i] - 1);
                    }
                }
            }
        }
    }

    private static int nearest(int[] labels, byte[] distance, int i, int[] before, int direction, int best) {
        int label = labels[i];
        for (int offset : before) {
            int k = i + direction * offset;
            if (labels[k] != label) {
                return 1;
            }
            best = Math.min(best, distance[k]);
        }
        return best + 1;
    }
}
