package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import java.util.Objects;

/**
 * Otsu's threshold of 256 bins, to the bit as scikit-image's {@code threshold_otsu} finds it for float images (and so BiaPy's
 * automatic thresholds). N. Otsu, "A threshold selection method from gray-level histograms" (1979).
 */
public final class Otsu {
    private Otsu() {}

    /** The threshold of all {@code values}; the value itself where all are equal. NaN and an empty array are refused. */
    public static float threshold(float[] values) {
        return threshold(values, 0, values.length);
    }

    /** The threshold of {@code values[from]} to {@code values[to - 1]}, for one channel of several. */
    public static float threshold(float[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        if (from == to) {
            throw new InputException("Otsu's threshold needs at least one value, got none.");
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float v = values[i];
            if (Float.isNaN(v) || Float.isInfinite(v)) {
                throw new InputException("Otsu's threshold needs finite values, found " + v + " at index " + i + ".");
            }
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return low == high ? low : OtsuKernel.threshold(values, from, to, low, high);
    }
}
