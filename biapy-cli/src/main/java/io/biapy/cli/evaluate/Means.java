package io.biapy.cli.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Means over images of results that are maps of numbers. */
final class Means {
    private Means() {}

    /**
     * The plain mean of each floating number, the sum of each {@link Long}, and what else the first has. Infinite values (a distance to nothing)
     * are left out of a mean; {@code left_out} then says how many images had one.
     */
    static <T> Map<String, Object> of(List<T> images, Function<T, Map<String, Object>> values) {
        List<Map<String, Object>> maps = images.stream().map(values).toList();
        Map<String, Object> mean = new LinkedHashMap<>(maps.get(0));
        mean.replaceAll((name, first) -> first instanceof Double ? mean(maps, name) : first);
        mean.replaceAll((name, first) -> first instanceof Long ? (Object) sum(maps, name) : first);
        long leftOut = maps.stream()
                .filter(map -> map.values().stream().anyMatch(v -> v instanceof Double d && d.isInfinite()))
                .count();
        if (leftOut > 0) {
            mean.put("left_out", leftOut);
        }
        return mean;
    }

    private static Object mean(List<Map<String, Object>> maps, String name) {
        double sum = 0;
        long n = 0;
        for (Map<String, Object> map : maps) {
            if (map.get(name) instanceof Double value && Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        return n == 0 ? Double.POSITIVE_INFINITY : sum / n;
    }

    private static long sum(List<Map<String, Object>> maps, String name) {
        return maps.stream()
                .mapToLong(map -> map.get(name) instanceof Long value ? value : 0)
                .sum();
    }
}
