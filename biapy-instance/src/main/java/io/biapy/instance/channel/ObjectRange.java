package io.biapy.instance.channel;

import io.biapy.instance.label.CodeIndex;
import java.util.Arrays;

/** Least and greatest value of each object of a part of an image. */
final class ObjectRange {
    private final CodeIndex index = new CodeIndex();
    private float[] least = new float[16];
    private float[] greatest = new float[16];

    private ObjectRange() {}

    static ObjectRange of(int[] codes, float[] values) {
        ObjectRange range = new ObjectRange();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                range.add(codes[i], values[i]);
            }
        }
        return range;
    }

    private void add(int code, float value) {
        int known = index.size();
        int k = index.add(code);
        if (k == known) {
            if (k == least.length) {
                least = Arrays.copyOf(least, 2 * k);
                greatest = Arrays.copyOf(greatest, 2 * k);
            }
            least[k] = value;
            greatest[k] = value;
        }
        least[k] = Math.min(least[k], value);
        greatest[k] = Math.max(greatest[k], value);
    }

    int size() {
        return index.size();
    }

    int code(int k) {
        return index.code(k);
    }

    float least(int k) {
        return least[k];
    }

    float greatest(int k) {
        return greatest[k];
    }
}
