package io.biapy.instance.star;

/*
 * Finds and ranks candidates in a plane of probabilities, and gathers their ray lengths.
 *
 * Planes: z, y, x, x fastest. Memory: 4 bytes a candidate for its voxel, 8 for its rank while sorting, 4 a ray and candidate for the
 * lengths. Time: the voxels (27 times where maxima are asked for), n log n to sort, rays times candidates to gather, all planes read side by
 * side in raster order.
 */
final class CandidateKernel {
    private CandidateKernel() {}

    /** Marks what reaches {@code threshold} from (fromZ, fromY, fromX) to before (toZ, toY, toX); gives their number. */
    static int above(
            float[] p,
            int nz,
            int ny,
            int nx,
            int fromZ,
            int toZ,
            int fromY,
            int toY,
            int fromX,
            int toX,
            float threshold,
            boolean maxima,
            boolean[] mark) {
        int count = 0;
        for (int z = fromZ; z < toZ; z++) {
            for (int y = fromY; y < toY; y++) {
                int row = (z * ny + y) * nx;
                for (int x = fromX; x < toX; x++) {
                    float v = p[row + x];
                    if (v >= threshold && (!maxima || isMaximum(p, nz, ny, nx, z, y, x, v))) {
                        mark[row + x] = true;
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private static boolean isMaximum(float[] p, int nz, int ny, int nx, int z, int y, int x, float v) {
        for (int k = Math.max(0, z - 1); k <= Math.min(nz - 1, z + 1); k++) {
            for (int j = Math.max(0, y - 1); j <= Math.min(ny - 1, y + 1); j++) {
                int row = (k * ny + j) * nx;
                for (int i = Math.max(0, x - 1); i <= Math.min(nx - 1, x + 1); i++) {
                    if (p[row + i] > v) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Ranks the marked voxels: high words fall with probability, low words are voxels, so sorting the keys ranks stably. */
    static void keys(float[] p, boolean[] mark, long[] keys) {
        int n = 0;
        for (int i = 0; i < mark.length; i++) {
            if (mark[i]) {
                int bits = Float.floatToIntBits(p[i] + 0f); // -0 becomes 0
                int rising = bits ^ (bits >> 31 & 0x7fffffff);
                keys[n++] = (long) ~rising << 32 | i;
            }
        }
    }

    /** Copies the lengths of candidates {@code from} to {@code to - 1} in raster order; {@code ranks} says where each goes. */
    static void gather(
            float[] data, int plane, int rays, int[] raster, int[] ranks, int from, int to, float[] lengths) {
        for (int c = from; c < to; c++) {
            int at = ranks[c] * rays;
            int voxel = raster[c] + plane;
            for (int k = 0; k < rays; k++) {
                lengths[at + k] = data[voxel + k * plane];
            }
        }
    }
}
