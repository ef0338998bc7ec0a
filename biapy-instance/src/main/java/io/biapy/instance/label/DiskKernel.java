package io.biapy.instance.label;

/*
 * Sets every pixel that lies within a disk of a pixel whose value is `of` to that value (of = true: dilation of the set pixels;
 * of = false: dilation of the unset ones, that is erosion). Per row the distance along x to the nearest such pixel, then for each of the
 * 2 radius + 1 rows of the disk one comparison with its half width.
 * Layout: z, y, x flat, x fastest; out holds !of where nothing is near. Time: O(voxels x radius).
 */
final class DiskKernel {
    private DiskKernel() {}

    static void dilate(boolean[] mask, int nz, int ny, int nx, int radius, boolean of, boolean[] out) {
        int[] near = new int[ny * nx];
        for (int z = 0; z < nz; z++) {
            int slice = z * ny * nx;
            nearestInRow(mask, slice, ny, nx, radius, of, near);
            for (int dy = -Math.min(radius, ny - 1); dy <= Math.min(radius, ny - 1); dy++) {
                int half = (int) Math.sqrt((double) radius * radius - (double) dy * dy);
                for (int y = Math.max(0, -dy); y < Math.min(ny, ny - dy); y++) {
                    int to = slice + y * nx;
                    int from = (y + dy) * nx;
                    for (int x = 0; x < nx; x++) {
                        if (near[from + x] <= half) {
                            out[to + x] = of;
                        }
                    }
                }
            }
        }
    }

    private static void nearestInRow(boolean[] mask, int slice, int ny, int nx, int radius, boolean of, int[] near) {
        int far = radius + 1;
        for (int y = 0; y < ny; y++) {
            int row = y * nx;
            int d = far;
            for (int x = 0; x < nx; x++) {
                d = mask[slice + row + x] == of ? 0 : Math.min(d + 1, far);
                near[row + x] = d;
            }
            d = far;
            for (int x = nx - 1; x >= 0; x--) {
                d = Math.min(near[row + x], Math.min(d + 1, far));
                near[row + x] = d;
            }
        }
    }
}
