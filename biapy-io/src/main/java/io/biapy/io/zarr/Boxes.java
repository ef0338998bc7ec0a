package io.biapy.io.zarr;

/** Copies boxes between arrays of any number of dimensions whose last runs fastest. */
final class Boxes {
    private Boxes() {}

    /** All of {@code small} to its place in {@code large}, or back. */
    static void copy(
            byte[] large, int[] largeShape, long[] start, byte[] small, int[] smallShape, int bytes, boolean back) {
        int n = smallShape.length;
        int row = smallShape[n - 1] * bytes;
        int[] at = new int[n];
        for (int from = 0; from < small.length; from += row) {
            int to = 0;
            for (int d = 0; d < n; d++) {
                to = to * largeShape[d] + (int) start[d] + at[d];
            }
            if (back) {
                System.arraycopy(large, to * bytes, small, from, row);
            } else {
                System.arraycopy(small, from, large, to * bytes, row);
            }
            for (int d = n - 2; d >= 0 && ++at[d] == smallShape[d]; d--) {
                at[d] = 0;
            }
        }
    }
}
