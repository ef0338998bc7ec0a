package io.biapy.io.dataset;

/*
 * Runs of a mask in column-major order (down the first column, then the next), as Kaggle and COCO count them, on label images in rows:
 * pixel p of column p / height, row p % height. Linear in the pixels of the runs.
 */
final class RunKernel {
    private RunKernel() {}

    /** Gives {@code label} to pixels {@code start} to {@code start + length - 1}; returns how many of them had another one. */
    static long paint(int[] labels, int height, int width, long start, long length, int label) {
        long covered = 0;
        int x = (int) (start / height);
        int y = (int) (start % height);
        for (long i = 0; i < length; i++) {
            int at = y * width + x;
            covered += labels[at] != 0 && labels[at] != label ? 1 : 0;
            labels[at] = label;
            if (++y == height) {
                y = 0;
                x++;
            }
        }
        return covered;
    }

    /** Runs of {@code label} inside of a box (columns left to right - 1): start and length, alternating. */
    static int[] runs(int[] labels, int height, int width, int label, int left, int right) {
        int[] runs = new int[16];
        int n = 0;
        int open = -1;
        for (int x = left; x < right; x++) {
            for (int y = 0; y < height; y++) {
                int place = x * height + y;
                if (labels[y * width + x] == label) {
                    open = open < 0 ? place : open;
                } else if (open >= 0) {
                    runs = n == runs.length ? java.util.Arrays.copyOf(runs, 2 * n) : runs;
                    runs[n++] = open;
                    runs[n++] = place - open;
                    open = -1;
                }
            }
        }
        if (open >= 0) {
            runs = n == runs.length ? java.util.Arrays.copyOf(runs, 2 * n) : runs;
            runs[n++] = open;
            runs[n++] = right * height - open;
        }
        return java.util.Arrays.copyOf(runs, n);
    }
}
