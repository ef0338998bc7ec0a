package io.biapy.synapse.detect;

/*
 * Whether a voxel is the highest of the box of 2 r + 1 voxels a side around it (a plateau is), positions outside of the array left out; and where
 * between voxels a parabola through it and its two neighbours along each axis has its summit.
 * Layout: z, y, x, x fastest. Cost: one comparison for most voxels, (2 r + 1)^3 for a peak. Source: scikit-image's peak_local_max, in own words.
 */
final class PeakKernel {
    private PeakKernel() {}

    static boolean isPeak(float[] v, int nz, int ny, int nx, int z, int y, int x, int r) {
        int at = (z * ny + y) * nx + x;
        float own = v[at];
        if ((x > 0 && v[at - 1] > own)
                || (x + 1 < nx && v[at + 1] > own)
                || (y > 0 && v[at - nx] > own)
                || (y + 1 < ny && v[at + nx] > own)) {
            return false;
        }
        for (int k = Math.max(0, z - r); k <= Math.min(nz - 1, z + r); k++) {
            for (int j = Math.max(0, y - r); j <= Math.min(ny - 1, y + r); j++) {
                int row = (k * ny + j) * nx;
                for (int i = Math.max(0, x - r); i <= Math.min(nx - 1, x + r); i++) {
                    if (v[row + i] > own) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Way from the voxel to the summit along one axis, -0.5 to 0.5; 0 at the end of an axis and on a plateau. */
    static double summit(float before, float own, float after) {
        double bend = (double) before - 2.0 * own + after;
        if (!(bend < 0)) {
            return 0;
        }
        return Math.max(-0.5, Math.min(0.5, ((double) before - after) / (2 * bend)));
    }
}
