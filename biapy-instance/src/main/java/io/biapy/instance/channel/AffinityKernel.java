package io.biapy.instance.channel;

/*
 * One slice of one affinity plane. Voxel v gets 1 where codes[v] == codes[v - d] > 0. A voxel whose partner lies outside the image takes the
 * value of the nearest voxel whose partner is inside: each coordinate is first clamped to [d, n - 1] (d > 0) or [0, n - 1 + d] (d < 0).
 * Layout z, y, x; no memory; two reads and one write a voxel. Source: BiaPy 3.7.1, seg2aff_pni, for offsets of any direction.
 */
final class AffinityKernel {
    private AffinityKernel() {}

    static void slice(int[] codes, int nz, int ny, int nx, int dz, int dy, int dx, int z, float[] into, int planeAt) {
        int fromZ = clamp(z, nz, dz);
        int least = Math.max(0, dx);
        int most = nx - 1 + Math.min(0, dx);
        int back = (dz * ny + dy) * nx + dx;
        for (int y = 0; y < ny; y++) {
            int row = (fromZ * ny + clamp(y, ny, dy)) * nx;
            int to = planeAt + (z * ny + y) * nx;
            for (int x = least; x <= most; x++) {
                int code = codes[row + x];
                into[to + x] = code != 0 && code == codes[row + x - back] ? 1 : 0;
            }
            for (int x = 0; x < least; x++) {
                into[to + x] = into[to + least];
            }
            for (int x = most + 1; x < nx; x++) {
                into[to + x] = into[to + most];
            }
        }
    }

    private static int clamp(int i, int n, int d) {
        return Math.max(Math.max(0, d), Math.min(n - 1 + Math.min(0, d), i));
    }
}
