package io.biapy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long each step of the demo took, in seconds. */
final class DemoTimes {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    void run(String step, Runnable work) {
        call(step, () -> {
            work.run();
            return step;
        });
    }

    <T> T call(String step, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        seconds.put(step, (System.nanoTime() - begin) * 1e-9);
        return result;
    }

    Map<String, Double> toMap() {
        return new LinkedHashMap<>(seconds);
    }
}
