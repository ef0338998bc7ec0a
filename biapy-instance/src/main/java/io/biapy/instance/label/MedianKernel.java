package io.biapy.instance.label;

/*
 * Median over a rectangle in the plane of two axes (a: slow, b: fast; odd sizes), borders mirrored with the edge repeated. A window of three
 * by three takes medians of sorted columns; others are gathered once and searched by quickselect.
 * Layout: a plane of na x nb values at `base` with strides sa and sb inside a larger flat array. Memory: the window. Time: O(voxels x
 * window). Source for three by three: A. W. Paeth, "Median finding on a 3 x 3 grid" (Graphics Gems, 1990), by columns.
 */
final class MedianKernel {
    private MedianKernel() {}

    static void plane(float[] in, float[] out, int base, int na, int sa, int nb, int sb, int sizeA, int sizeB) {
        int ra = sizeA / 2;
        int rb = sizeB / 2;
        int[] offsetB = new int[nb + 2 * rb];
        for (int k = 0; k < offsetB.length; k++) {
            offsetB[k] = mirrored(k - rb, nb) * sb;
        }
        int[] rows = new int[sizeA];
        float[] window = new float[sizeA * sizeB];
        for (int a = 0; a < na; a++) {
            for (int k = 0; k < sizeA; k++) {
                rows[k] = base + mirrored(a + k - ra, na) * sa;
            }
            if (sizeA == 3 && sizeB == 3) {
                threeByThree(in, out, rows[0], rows[1], rows[2], offsetB, nb, base + a * sa, sb);
                continue;
            }
            for (int b = 0; b < nb; b++) {
                int n = 0;
                for (int row : rows) {
                    for (int k = 0; k < sizeB; k++) {
                        window[n++] = in[row + offsetB[b + k]];
                    }
                }
                out[base + a * sa + b * sb] = middle(window, n);
            }
        }
    }

    /** Largest of the columns' least, median of their medians, least of their largest: the median of these three is that of all nine. */
    private static void threeByThree(
            float[] in, float[] out, int r0, int r1, int r2, int[] offset, int nb, int to, int sb) {
        float low0 = 0;
        float mid0 = 0;
        float high0 = 0;
        float low1 = 0;
        float mid1 = 0;
        float high1 = 0;
        for (int k = 0; k < nb + 2; k++) {
            float p = in[r0 + offset[k]];
            float q = in[r1 + offset[k]];
            float r = in[r2 + offset[k]];
            float least = Math.min(p, q);
            float most = Math.max(p, q);
            float low2 = Math.min(least, r);
            float high2 = Math.max(most, r);
            float mid2 = Math.max(least, Math.min(most, r));
            if (k >= 2) {
                float low = Math.max(Math.max(low0, low1), low2);
                float mid = median(mid0, mid1, mid2);
                float high = Math.min(Math.min(high0, high1), high2);
                out[to + (k - 2) * sb] = median(low, mid, high);
            }
            low0 = low1;
            mid0 = mid1;
            high0 = high1;
            low1 = low2;
            mid1 = mid2;
            high1 = high2;
        }
    }

    private static float median(float p, float q, float r) {
        return Math.max(Math.min(p, q), Math.min(Math.max(p, q), r));
    }

    /** The middle one of n values in order of size (n odd); the values are moved about. */
    static float middle(float[] v, int n) {
        int k = n / 2;
        int low = 0;
        int high = n - 1;
        while (low < high) {
            float pivot = v[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (v[i] < pivot) {
                    i++;
                }
                while (v[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swap = v[i];
                    v[i++] = v[j];
                    v[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return v[k];
            }
        }
        return v[k];
    }

    private static int mirrored(int i, int n) {
        int period = 2 * n;
        int m = Math.floorMod(i, period);
        return m < n ? m : period - 1 - m;
    }
}
