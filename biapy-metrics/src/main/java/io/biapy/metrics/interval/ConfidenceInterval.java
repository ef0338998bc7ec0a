package io.biapy.metrics.interval;

import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A score and the interval that it would lie in for other images like these. Immutable.
 *
 * @param score of all images
 * @param low lower end
 * @param high upper end
 * @param level part of the resamples between the ends, for example 0.95
 * @param images number of images; of fewer than about ten an interval says little, of one nothing
 */
public record ConfidenceInterval(double score, double low, double high, double level, int images) implements Result {
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("score", score);
        map.put("low", low);
        map.put("high", high);
        map.put("level", level);
        map.put("images", images);
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.4f (%.4f to %.4f, %.0f %%, %d images)", score, low, high, 100 * level, images);
    }
}
