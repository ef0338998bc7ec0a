package io.biapy.instance.flow;

/*
 * Images at another size: output voxel o along an axis of n input voxels and m output voxels looks at input place (o + 0.5) * n /
 * m - 0.5, held inside the image; linear between voxel centres (computed in double, kept as float), or the nearest voxel.
 * Layout: z, y, x flat, x fastest. Memory: 24 bytes an output row beside the output. Time: O(output voxels).
 * Source: scikit-image's resize without anti-aliasing (order 1 and 0, mode "edge").
 */
final class ResizeKernel {
    private ResizeKernel() {}

    /** Linear interpolation of {@code in}, which starts at {@code at}; input size iz, iy, ix, output size oz, oy, ox. */
    static float[] linear(float[] in, int at, int iz, int iy, int ix, int oz, int oy, int ox) {
        float[] out = new float[oz * oy * ox];
        int[] left = new int[ox];
        int[] right = new int[ox];
        double[] rightShare = new double[ox];
        for (int x = 0; x < ox; x++) {
            double place = place(x, ix, ox);
            left[x] = (int) place;
            right[x] = Math.min(left[x] + 1, ix - 1);
            rightShare[x] = place - left[x];
        }
        for (int z = 0; z < oz; z++) {
            double placeZ = place(z, iz, oz);
            int z0 = (int) placeZ;
            int z1 = Math.min(z0 + 1, iz - 1);
            double z1w = placeZ - z0;
            for (int y = 0; y < oy; y++) {
                double placeY = place(y, iy, oy);
                int y0 = (int) placeY;
                int y1 = Math.min(y0 + 1, iy - 1);
                double y1w = placeY - y0;
                int a = at + (z0 * iy + y0) * ix;
                int b = at + (z0 * iy + y1) * ix;
                int c = at + (z1 * iy + y0) * ix;
                int d = at + (z1 * iy + y1) * ix;
                int row = (z * oy + y) * ox;
                for (int x = 0; x < ox; x++) {
                    double x1w = rightShare[x];
                    double x0w = 1 - x1w;
                    int l = left[x];
                    int r = right[x];
                    out[row + x] = (float) (in[a + l] * (1 - z1w) * (1 - y1w) * x0w
                            + in[a + r] * (1 - z1w) * (1 - y1w) * x1w
                            + in[b + l] * (1 - z1w) * y1w * x0w
                            + in[b + r] * (1 - z1w) * y1w * x1w
                            + in[c + l] * z1w * (1 - y1w) * x0w
                            + in[c + r] * z1w * (1 - y1w) * x1w
                            + in[d + l] * z1w * y1w * x0w
                            + in[d + r] * z1w * y1w * x1w);
                }
            }
        }
        return out;
    }

    /** The nearest voxel's value; of two the later one. */
    static int[] nearest(int[] in, int iz, int iy, int ix, int oz, int oy, int ox) {
        int[] out = new int[oz * oy * ox];
        int[] column = new int[ox];
        for (int x = 0; x < ox; x++) {
            column[x] = (int) Math.floor(place(x, ix, ox) + 0.5);
        }
        for (int z = 0; z < oz; z++) {
            int slice = (int) Math.floor(place(z, iz, oz) + 0.5) * iy;
            for (int y = 0; y < oy; y++) {
                int from = (slice + (int) Math.floor(place(y, iy, oy) + 0.5)) * ix;
                int row = (z * oy + y) * ox;
                for (int x = 0; x < ox; x++) {
                    out[row + x] = in[from + column[x]];
                }
            }
        }
        return out;
    }

    private static double place(int o, int n, int m) {
        double zoom = (double) n / m;
        return Math.min(n - 1.0, Math.max(0.0, (o + 0.5) * zoom - 0.5));
    }
}
