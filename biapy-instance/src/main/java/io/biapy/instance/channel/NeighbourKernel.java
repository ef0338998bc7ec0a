package io.biapy.instance.channel;

import java.util.Arrays;

/*
 * Squared Euclidean distance of every labelled voxel to the nearest voxel of another object (background is passed through). Separable: each
 * voxel carries the nearest object and the nearest other one, first within its row along x (last two objects seen from the left and the right),
 * then along y and z. Along a line the nearest is the lower envelope of parabolas; where the nearest object is A the second is the envelope of the
 * parabolas of all but A, taken in a window around that stretch which grows until nothing outside can be nearer, so no object needs a pass
 * of its own.
 * Layout: labels and out z, y, x flat, x fastest; lines are gathered 16 at a time. Rows, and units of lines, are independent, so threads can
 * share them. Memory: 16 bytes a voxel. Time: O(voxels) where stretches are about as long as objects are apart. Squares are kept as float, envelopes are computed in double.
 * Source: Felzenszwalb, Huttenlocher (2012), carried to the two nearest of different labels.
 */
final class NeighbourKernel {
    /** Lines beside each other that make a unit. */
    static final int UNIT = 64;

    private static final int LINES = 16;
    private static final float NONE = Float.POSITIVE_INFINITY;

    private NeighbourKernel() {}

    /** Rows {@code from} to {@code end}-1, where no distance is known yet. */
    static void alongX(
            int[] labels,
            int from,
            int end,
            int nx,
            double dx,
            float[] first,
            float[] second,
            int[] firstLabel,
            int[] secondLabel) {
        for (int row = from; row < end; row++) {
            alongRow(labels, row * nx, nx, dx, first, second, firstLabel, secondLabel);
        }
    }

    /** How many units of lines a pass has: {@code blocks} blocks of {@code stride} lines beside each other. */
    static int units(int stride, int blocks) {
        return blocks * ((stride + UNIT - 1) / UNIT);
    }

    /** The root of what was found for voxels {@code from} to {@code end}-1: 0 on background, positive infinity where there is no other object. */
    static void roots(int[] labels, float[] second, int from, int end, float[] out, int at) {
        for (int i = from; i < end; i++) {
            out[at + i] = labels[i] == 0 ? 0 : (float) Math.sqrt(second[i]);
        }
    }

    private static void alongRow(
            int[] labels,
            int base,
            int nx,
            double dx,
            float[] first,
            float[] second,
            int[] firstLabel,
            int[] secondLabel) {
        Arrays.fill(first, base, base + nx, NONE);
        Arrays.fill(second, base, base + nx, NONE);
        for (int turn = 0; turn < 2; turn++) {
            int near = 0; // the last object passed, and the last other one
            int far = 0;
            int nearAt = 0;
            int farAt = 0;
            for (int k = 0; k < nx; k++) {
                int i = base + (turn == 0 ? k : nx - 1 - k);
                int label = labels[i];
                if (label != 0) {
                    if (label != near) {
                        far = near;
                        farAt = nearAt;
                        near = label;
                    }
                    nearAt = k;
                }
                if (near != 0) {
                    double d = (k - nearAt) * dx;
                    insert(i, (float) (d * d), near, first, second, firstLabel, secondLabel);
                }
                if (far != 0) {
                    double d = (k - farAt) * dx;
                    insert(i, (float) (d * d), far, first, second, firstLabel, secondLabel);
                }
            }
        }
    }

    private static void insert(
            int i, float d, int label, float[] first, float[] second, int[] firstLabel, int[] secondLabel) {
        if (label == firstLabel[i]) {
            first[i] = Math.min(first[i], d);
        } else if (d < first[i]) {
            second[i] = first[i];
            secondLabel[i] = firstLabel[i];
            first[i] = d;
            firstLabel[i] = label;
        } else if (d < second[i]) {
            second[i] = d;
            secondLabel[i] = label;
        }
    }

    /** The lines along one axis, and room to work on them. */
    static final class Lines {
        private final int[] labels;
        private final float[] first;
        private final float[] second;
        private final int[] firstLabel;
        private final int[] secondLabel;
        private final float[][] height = new float[2][];
        private final int[][] owner = new int[2][];
        private final int[] own;
        private final float[] newFirst;
        private final float[] newSecond;
        private final int[] newFirstLabel;
        private final int[] newSecondLabel;
        private final int[] site;
        private final int[] siteLabel;
        private final double[] siteHeight;
        private final double[] border;

        Lines(int[] labels, float[] first, float[] second, int[] firstLabel, int[] secondLabel, int longest) {
            this.labels = labels;
            this.first = first;
            this.second = second;
            this.firstLabel = firstLabel;
            this.secondLabel = secondLabel;
            for (int rank = 0; rank < 2; rank++) {
                height[rank] = new float[LINES * longest];
                owner[rank] = new int[LINES * longest];
            }
            own = new int[LINES * longest];
            newFirst = new float[LINES * longest];
            newSecond = new float[LINES * longest];
            newFirstLabel = new int[LINES * longest];
            newSecondLabel = new int[LINES * longest];
            site = new int[longest];
            siteLabel = new int[longest];
            siteHeight = new double[longest];
            border = new double[longest + 1];
        }

        /** The lines of n values, {@code stride} apart, of units first to end - 1 (see {@link #units}); w: squared voxel size. */
        void across(int n, int stride, int firstUnit, int endUnit, double w, boolean last) {
            int unitsABlock = units(stride, 1);
            for (int unit = firstUnit; unit < endUnit; unit++) {
                int from = unit % unitsABlock * UNIT;
                across(unit / unitsABlock * n * stride, n, stride, from, Math.min(stride, from + UNIT), w, last);
            }
        }

        private void across(int base, int n, int stride, int firstLine, int endLine, double w, boolean last) {
            for (int from = firstLine; from < endLine; from += LINES) {
                int lines = Math.min(LINES, endLine - from);
                for (int k = 0; k < n; k++) {
                    int at = base + k * stride + from;
                    for (int c = 0; c < lines; c++) {
                        int to = c * n + k;
                        height[0][to] = first[at + c];
                        height[1][to] = second[at + c];
                        owner[0][to] = firstLabel[at + c];
                        owner[1][to] = secondLabel[at + c];
                        own[to] = labels[at + c];
                    }
                }
                for (int c = 0; c < lines; c++) {
                    nearest(c * n, n, w, last);
                    others(c * n, n, w);
                }
                for (int k = 0; k < n; k++) {
                    int at = base + k * stride + from;
                    for (int c = 0; c < lines; c++) {
                        int to = c * n + k;
                        first[at + c] = newFirst[to];
                        second[at + c] = newSecond[to];
                        firstLabel[at + c] = newFirstLabel[to];
                        secondLabel[at + c] = newSecondLabel[to];
                    }
                }
            }
        }

        /** After the last axis only objects count, and their nearest object is themselves. */
        private void nearest(int at, int n, double w, boolean last) {
            if (last) {
                Arrays.fill(newFirst, at, at + n, 0);
                System.arraycopy(own, at, newFirstLabel, at, n);
                return;
            }
            int top = envelope(at, 0, n, 0, w);
            write(at, 0, n, top, w, newFirst, newFirstLabel);
        }

        private void others(int at, int n, double w) {
            int a = 0;
            while (a < n) {
                int label = newFirstLabel[at + a];
                int b = a + 1;
                while (b < n && newFirstLabel[at + b] == label) {
                    b++;
                }
                if (label == 0) {
                    Arrays.fill(newSecond, at + a, at + b, NONE);
                    Arrays.fill(newSecondLabel, at + a, at + b, 0);
                } else {
                    stretch(at, a, b, n, label, w);
                }
                a = b;
            }
        }

        private void stretch(int at, int a, int b, int n, int label, double w) {
            int wide = b - a + 4;
            while (true) {
                int from = Math.max(0, a - wide);
                int to = Math.min(n, b + wide);
                int top = envelope(at, from, to, label, w);
                float most = write(at, a, b, top, w, newSecond, newSecondLabel);
                if ((from == 0 && to == n) || most <= w * wide * wide) {
                    return;
                }
                double need = most < NONE ? Math.ceil(Math.sqrt(most / w)) + 1 : 4.0 * wide;
                wide = (int) Math.min(n, need);
            }
        }

        /** Of the parabolas from..to - 1 of every label but {@code without} (0: of all); the index of the last one. */
        private int envelope(int at, int from, int to, int without, double w) {
            int top = -1;
            for (int q = from; q < to; q++) {
                int rank = without != 0 && owner[0][at + q] == without ? 1 : 0;
                float value = height[rank][at + q];
                if (value == NONE) {
                    continue;
                }
                double h = value;
                double start = Double.NEGATIVE_INFINITY;
                while (top >= 0) {
                    int p = site[top];
                    start = (h - siteHeight[top] + w * ((double) q * q - (double) p * p)) / (2 * w * (q - p));
                    if (start > border[top]) {
                        break;
                    }
                    top--;
                }
                top++;
                site[top] = q;
                siteHeight[top] = h;
                siteLabel[top] = owner[rank][at + q];
                border[top] = top == 0 ? Double.NEGATIVE_INFINITY : start;
            }
            border[top + 1] = Double.POSITIVE_INFINITY;
            return top;
        }

        /** Reads the envelope at a..b - 1; the greatest value. */
        private float write(int at, int a, int b, int top, double w, float[] values, int[] owners) {
            if (top < 0) {
                Arrays.fill(values, at + a, at + b, NONE);
                Arrays.fill(owners, at + a, at + b, 0);
                return NONE;
            }
            float most = 0;
            int k = 0;
            for (int q = a; q < b; q++) {
                while (border[k + 1] < q) {
                    k++;
                }
                double d = q - site[k];
                float value = (float) (w * d * d + siteHeight[k]);
                values[at + q] = value;
                owners[at + q] = siteLabel[k];
                most = Math.max(most, value);
            }
            return most;
        }
    }
}
