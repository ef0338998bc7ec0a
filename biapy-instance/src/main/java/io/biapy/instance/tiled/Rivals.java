package io.biapy.instance.tiled;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Boxes of contestants that stand before others, to be asked for those that a box meets, the nearest first. 24 bytes each. One thread. */
final class Rivals {
    private float[] boxes = new float[6 * 64];
    private int count;
    private long[] met = new long[64];

    int count() {
        return count;
    }

    /** Adds a box, which stands in an array from {@code at} on, as number {@link #count()}. */
    void add(float[] box, int at) {
        if (6 * count == boxes.length) {
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
        }
        System.arraycopy(box, at, boxes, 6 * count++, 6);
    }

    void addAll(Contestants all) {
        for (int k = 0; k < all.count(); k++) {
            add(all.boxes(), 6 * k);
        }
    }

    /**
     * Whether {@code suppresses} is true of one of the numbers {@code from} to {@code to - 1} that meet the box. Centres of boxes are compared: what suppresses
     * is mostly near, so it is mostly the first that is asked.
     */
    boolean any(int from, int to, float[] box, int at, IntPredicate suppresses) {
        int n = 0;
        int nearest = 0;
        for (int i = from; i < to; i++) {
            if (Contestants.meet(boxes, 6 * i, box, at)) {
                if (n == met.length) {
                    met = Arrays.copyOf(met, 2 * n);
                }
                met[n] = (long) Float.floatToIntBits(apart(6 * i, box, at)) << 32 | i;
                nearest = met[n] < met[nearest] ? n : nearest;
                n++;
            }
        }
        if (n == 0) {
            return false;
        }
        long first = met[nearest];
        if (suppresses.test((int) first)) {
            return true;
        }
        Arrays.sort(met, 0, n);
        for (int k = 1; k < n; k++) {
            if (suppresses.test((int) met[k])) {
                return true;
            }
        }
        return false;
    }

    private float apart(int i, float[] box, int at) {
        float sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            float d = boxes[i + axis] + boxes[i + axis + 3] - box[at + axis] - box[at + axis + 3];
            sum += d * d;
        }
        return sum; // a sum that is no number, of boxes without end, sorts last
    }
}
