package io.biapy.synapse.target;

import java.util.Arrays;

/*
 * The two filters of the search for clefts, on 8-bit values in ints, z, y, x (x fastest).
 * average: mean over a box of odd side lengths, axis by axis, each pass cut down to a whole number, the border repeated outwards, as
 * scipy.ndimage.uniform_filter does on 8-bit images. Running sums: O(voxels) an axis; memory two copies and one line.
 * lowTenth: the 10th percentile of a square of one slice, linear between ranks; a histogram of 256 bins, O(square).
 */
final class CleftKernel {
    private CleftKernel() {}

    static int[] average(int[] values, int nz, int ny, int nx, int wz, int wy, int wx) {
        int[] out = values.clone();
        int[] line = new int[Math.max(nz, Math.max(ny, nx))];
        for (int i = 0; i < ny * nx; i++) {
            along(out, i, ny * nx, nz, wz, line);
        }
        for (int z = 0; z < nz; z++) {
            for (int x = 0; x < nx; x++) {
                along(out, z * ny * nx + x, nx, ny, wy, line);
            }
        }
        for (int i = 0; i < nz * ny; i++) {
            along(out, i * nx, 1, nx, wx, line);
        }
        return out;
    }

    private static void along(int[] data, int from, int stride, int n, int width, int[] line) {
        int half = width / 2;
        for (int i = 0; i < n; i++) {
            line[i] = data[from + i * stride];
        }
        int sum = 0;
        for (int i = -half; i <= half; i++) {
            sum += line[Math.max(0, Math.min(n - 1, i))];
        }
        for (int i = 0; i < n; i++) {
            data[from + i * stride] = sum / width;
            sum += line[Math.min(n - 1, i + half + 1)] - line[Math.max(0, i - half)];
        }
    }

    static double lowTenth(int[] values, int nz, int ny, int nx, int z, int y, int x, int half) {
        int y0 = Math.max(0, y - half);
        int y1 = Math.min(ny, y + half + 1);
        int x0 = Math.max(0, x - half);
        int x1 = Math.min(nx, x + half + 1);
        int[] window = new int[(y1 - y0) * (x1 - x0)];
        int n = 0;
        for (int j = y0; j < y1; j++) {
            for (int i = x0; i < x1; i++) {
                window[n++] = values[(z * ny + j) * nx + i];
            }
        }
        Arrays.sort(window);
        double rank = 0.1 * (n - 1);
        int k = (int) rank;
        double t = rank - k;
        int low = window[k];
        int high = window[Math.min(n - 1, k + 1)];
        return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
    }
}
