package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Workers;
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
        return threshold(values, from, to, Workers.callerOnly());
    }

    /** The same with help; the bits do not depend on the threads. */
    public static float threshold(float[] values, int from, int to, Workers workers) {
        Objects.checkFromToIndex(from, to, values.length);
        if (from == to) {
            throw new InputException("Otsu's threshold needs at least one value, got none.");
        }
        float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        workers.forRanges(to - from, (a, b) -> {
            float[] part = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            int odd = OtsuKernel.range(values, from + a, from + b, part);
            if (odd >= 0) {
                throw new InputException(
                        "Otsu's threshold needs finite values, found " + values[odd] + " at index " + odd + ".");
            }
            synchronized (range) {
                range[0] = Math.min(range[0], part[0]);
                range[1] = Math.max(range[1], part[1]);
            }
        });
        if (range[0] == range[1]) {
            return range[0];
        }
        float[] edges = OtsuKernel.edges(range[0], range[1]);
        long[] counts = new long[edges.length - 1];
        workers.forRanges(to - from, (a, b) -> {
            long[] part = OtsuKernel.count(values, from + a, from + b, edges);
            synchronized (counts) {
                for (int k = 0; k < counts.length; k++) {
                    counts[k] += part[k];
                }
            }
        });
        return OtsuKernel.bestCentre(counts, edges);
    }

    /**
     * Of an image that comes in parts: widens {@code range} (least, greatest) by one part; start with {+infinity, -infinity}. Parts may come in any
     * order and be widened apart.
     */
    public static void widen(float[] range, float[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        int odd = OtsuKernel.range(values, from, to, range);
        if (odd >= 0) {
            throw new InputException("Otsu's threshold needs finite values, found " + values[odd] + ".");
        }
    }

    /** How many values of one part fall into each of the 256 bins of a range; counts of parts add up. */
    public static long[] count(float[] range, float[] values, int from, int to) {
        return OtsuKernel.count(values, from, to, OtsuKernel.edges(range[0], range[1]));
    }

    /** The threshold of all parts, the same bits as of all values together. */
    public static float threshold(float[] range, long[] counts) {
        return range[0] == range[1] ? range[0] : OtsuKernel.bestCentre(counts, OtsuKernel.edges(range[0], range[1]));
    }
}
