package io.biapy.io.export;

/*
 * Drawing of one plane, row by row. Outlines: a pixel of an object that touches another label or background with one of its four
 * sides. Shrinking by a whole factor k: intensities are the mean of a k x k cell, labels its upper left pixel, so that no label is
 * invented. Linear.
 */
final class OutlineKernel {
    private OutlineKernel() {}

    /** Number of cells of {@code factor} that cover {@code length}. */
    static int cells(int length, int factor) {
        return (length + factor - 1) / factor;
    }

    static float[] shrink(float[] plane, int start, int height, int width, int factor) {
        int rows = cells(height, factor);
        int columns = cells(width, factor);
        float[] out = new float[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double sum = 0;
                int n = 0;
                for (int v = y * factor; v < Math.min(height, (y + 1) * factor); v++) {
                    for (int u = x * factor; u < Math.min(width, (x + 1) * factor); u++) {
                        sum += plane[start + v * width + u];
                        n++;
                    }
                }
                out[y * columns + x] = (float) (sum / n);
            }
        }
        return out;
    }

    static int[] shrink(int[] plane, int start, int height, int width, int factor) {
        int rows = cells(height, factor);
        int columns = cells(width, factor);
        int[] out = new int[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                out[y * columns + x] = plane[start + y * factor * width + x * factor];
            }
        }
        return out;
    }

    static boolean[] outlines(int[] labels, int height, int width) {
        boolean[] out = new boolean[labels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                int label = labels[i];
                out[i] = label != 0
                        && ((x > 0 && labels[i - 1] != label)
                                || (x < width - 1 && labels[i + 1] != label)
                                || (y > 0 && labels[i - width] != label)
                                || (y < height - 1 && labels[i + width] != label));
            }
        }
        return out;
    }
}
