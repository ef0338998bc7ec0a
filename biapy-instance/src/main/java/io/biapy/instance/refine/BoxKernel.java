package io.biapy.instance.refine;

/*
 * One axis of a grey dilation (greatest label) or erosion (least label) with a flat box, as scipy centres it: a dilation of size n
 * sees i - (n - 1) / 2 to i + n / 2, an erosion i - n / 2 to i + (n - 1) / 2. Outside nothing counts, which for a box equals a reflected border.
 * Layout: lines of n labels with a stride, `stride` lines beside each other in each of `blocks` blocks. Time: O(voxels x size).
 * Source: scipy.ndimage.grey_dilation and grey_erosion as documented behaviour.
 */
final class BoxKernel {
    private BoxKernel() {}

    static int[] alongAxis(int[] in, int n, int stride, int blocks, int size, boolean greatest) {
        if (size == 1 || n == 1) {
            return in;
        }
        int before = greatest ? (size - 1) / 2 : size / 2;
        int after = size - 1 - before;
        int[] out = new int[in.length];
        for (int block = 0; block < blocks; block++) {
            int base = block * n * stride;
            for (int k = 0; k < n; k++) {
                int to = base + k * stride;
                System.arraycopy(in, to, out, to, stride);
                for (int j = Math.max(0, k - before); j <= Math.min(n - 1, k + after); j++) {
                    int from = base + j * stride;
                    for (int i = 0; i < stride; i++) {
                        int a = out[to + i];
                        int b = in[from + i];
                        out[to + i] = greatest ? Math.max(a, b) : Math.min(a, b);
                    }
                }
            }
        }
        return out;
    }
}
