package io.biapy.instance.measure;

import io.biapy.instance.label.CodeIndex;
import java.util.Arrays;

/**
 * Sums over the voxels of each object, collected row by row in one pass: count, coordinates, box, brightness. Memory grows with the number
 * of objects. A run of one label costs constant time where no brightness is asked for.
 */
final class ObjectSums {
    static final int Z = 0;
    static final int Y = 1;
    static final int X = 2;

    private final CodeIndex index = new CodeIndex();
    private long[] sums = new long[16 * 4]; // voxels, then sums of z, y, x
    private int[] boxes = new int[16 * 6]; // first z, y, x, last z, y, x
    private double[] light = new double[16 * 3]; // sum, least, greatest

    /** One row of {@code n} labels from {@code at}; {@code brightness} may be empty. */
    void addRow(int[] labels, int at, int n, int z, int y, float[] brightness) {
        int x = 0;
        while (x < n) {
            int code = labels[at + x];
            int end = x + 1;
            while (end < n && labels[at + end] == code) {
                end++;
            }
            if (code != 0) {
                int object = addRun(code, z, y, x, end);
                for (int i = at + x; i < at + end && brightness.length > 0; i++) {
                    light[3 * object] += brightness[i];
                    light[3 * object + 1] = Math.min(light[3 * object + 1], brightness[i]);
                    light[3 * object + 2] = Math.max(light[3 * object + 2], brightness[i]);
                }
            }
            x = end;
        }
    }

    private int addRun(int code, int z, int y, int x, int end) {
        int object = index.add(code);
        if (4 * object == sums.length) {
            sums = Arrays.copyOf(sums, 2 * sums.length);
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
            light = Arrays.copyOf(light, 2 * light.length);
        }
        int s = 4 * object;
        int b = 6 * object;
        if (sums[s] == 0) {
            int[] box = {z, y, x, z, y, end - 1};
            System.arraycopy(box, 0, boxes, b, 6);
            light[3 * object + 1] = Double.POSITIVE_INFINITY;
            light[3 * object + 2] = Double.NEGATIVE_INFINITY;
        }
        long length = end - x;
        sums[s] += length;
        sums[s + 1] += length * z;
        sums[s + 2] += length * y;
        sums[s + 3] += length * (x + end - 1L) / 2; // length or x + end - 1 is even
        int[] first = {z, y, x};
        int[] last = {z, y, end - 1};
        for (int axis = 0; axis < 3; axis++) {
            boxes[b + axis] = Math.min(boxes[b + axis], first[axis]);
            boxes[b + 3 + axis] = Math.max(boxes[b + 3 + axis], last[axis]);
        }
        return object;
    }

    /** Objects in rising order of their codes. */
    int[] byCode() {
        return index.byCode();
    }

    int code(int object) {
        return index.code(object);
    }

    long voxels(int object) {
        return sums[4 * object];
    }

    double mean(int object, int axis) {
        return sums[4 * object + 1 + axis] / (double) sums[4 * object];
    }

    BoundingBox box(int object) {
        int b = 6 * object;
        return new BoundingBox(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3], boxes[b + 4], boxes[b + 5]);
    }

    Intensity intensity(int object) {
        int l = 3 * object;
        return new Intensity(light[l] / sums[4 * object], light[l + 1], light[l + 2]);
    }
}
