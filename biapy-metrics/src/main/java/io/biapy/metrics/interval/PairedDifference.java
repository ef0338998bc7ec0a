package io.biapy.metrics.interval;

import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much a second result differs from a first one over the same images. Immutable.
 *
 * @param first score of the first result
 * @param second score of the second result
 * @param difference second - first, with its interval by bootstrap over images
 * @param p probability of a difference at least as large, to either side, if the results' names were exchanged at random in each image
 *     (paired permutation test): small where the difference is hardly chance
 */
public record PairedDifference(double first, double second, ConfidenceInterval difference, double p) implements Result {
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("first", first);
        map.put("second", second);
        map.put("difference", difference.score());
        map.put("low", difference.low());
        map.put("high", difference.high());
        map.put("level", difference.level());
        map.put("p", p);
        map.put("images", difference.images());
        return map;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f - %.4f = %s, p = %.4f", second, first, difference, p);
    }
}
