package io.biapy.instance.label;

/*
 * One axis of a separable symmetric filter. taps[0] is the centre, taps[k] stands at -k and +k; the sum starts with the centre and
 * adds pairs from the farthest inwards, in double, and rounds once. Positions outside are moved to the border.
 * Layout: alongRows filters across slabs of contiguous values (z: one block of z slabs of y * x; y: a block a slice of y slabs of x), so
 * its inner loop is contiguous; alongX filters inside rows. Time: O(voxels x taps).
 */
final class GaussianKernel {
    private GaussianKernel() {}

    static void alongRows(float[] in, float[] out, double[] taps, int slabs, int slab, int blocks) {
        int radius = taps.length - 1;
        double[] sum = new double[slab];
        for (int block = 0; block < blocks; block++) {
            int start = block * slabs * slab;
            for (int s = 0; s < slabs; s++) {
                int at = start + s * slab;
                for (int i = 0; i < slab; i++) {
                    sum[i] = in[at + i] * taps[0];
                }
                for (int k = radius; k > 0; k--) {
                    int low = start + Math.max(s - k, 0) * slab;
                    int high = start + Math.min(s + k, slabs - 1) * slab;
                    double tap = taps[k];
                    for (int i = 0; i < slab; i++) {
                        sum[i] += ((double) in[low + i] + in[high + i]) * tap;
                    }
                }
                for (int i = 0; i < slab; i++) {
                    out[at + i] = (float) sum[i];
                }
            }
        }
    }

    static void alongX(float[] in, float[] out, double[] taps, int rows, int nx) {
        int radius = taps.length - 1;
        double[] line = new double[nx + 2 * radius];
        for (int row = 0; row < rows; row++) {
            int at = row * nx;
            for (int i = 0; i < line.length; i++) {
                line[i] = in[at + Math.min(Math.max(i - radius, 0), nx - 1)];
            }
            for (int x = 0; x < nx; x++) {
                int centre = x + radius;
                double sum = line[centre] * taps[0];
                for (int k = radius; k > 0; k--) {
                    sum += (line[centre - k] + line[centre + k]) * taps[k];
                }
                out[at + x] = (float) sum;
            }
        }
    }
}
