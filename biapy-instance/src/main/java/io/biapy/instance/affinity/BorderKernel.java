package io.biapy.instance.affinity;

/*
 * Affinities across borders of fragments: for each voxel v whose partner v - offset lies in another fragment (0 is none), the pair of
 * fragments and the bin of the affinity at v as one number: smaller id << 35 | greater id << 8 | bin.
 * Layout: fragments z, y, x flat, x fastest; affinities the same, from a plane's first index on. Memory: 8 bytes a sample, the
 * caller's. Time: linear in the voxels.
 */
final class BorderKernel {
    /** Bits of a fragment id. */
    static final int ID_BITS = 27;

    private static final int BIN_BITS = 8;

    private BorderKernel() {}

    /** Writes the samples of one offset from {@code at} on where {@code samples} is not empty; returns their number. */
    static int collect(
            int[] fragments,
            float[] affinities,
            int plane,
            int nz,
            int ny,
            int nx,
            int dz,
            int dy,
            int dx,
            long[] samples,
            int at) {
        boolean write = samples.length > 0;
        int shift = (dz * ny + dy) * nx + dx;
        int x0 = Math.max(0, dx);
        int x1 = Math.min(nx, nx + dx);
        int count = 0;
        for (int z = Math.max(0, dz); z < Math.min(nz, nz + dz); z++) {
            for (int y = Math.max(0, dy); y < Math.min(ny, ny + dy); y++) {
                int row = (z * ny + y) * nx;
                for (int v = row + x0; v < row + x1; v++) {
                    int a = fragments[v];
                    int b = fragments[v - shift];
                    if (a != b && a > 0 && b > 0) {
                        if (write) {
                            samples[at + count] = (long) Math.min(a, b) << ID_BITS + BIN_BITS
                                    | (long) Math.max(a, b) << BIN_BITS
                                    | AffinityHistogram.bin(affinities[plane + v]);
                        }
                        count++;
                    }
                }
            }
        }
        return count;
    }

    static int smaller(long sample) {
        return (int) (sample >> ID_BITS + BIN_BITS);
    }

    static int greater(long sample) {
        return (int) (sample >> BIN_BITS) & ((1 << ID_BITS) - 1);
    }

    static int bin(long sample) {
        return (int) sample & ((1 << BIN_BITS) - 1);
    }
}
