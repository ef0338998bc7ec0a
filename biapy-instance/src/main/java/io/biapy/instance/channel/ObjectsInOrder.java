package io.biapy.instance.channel;

import io.biapy.core.run.Workers;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Work on one object after the other: threads prepare some objects side by side, the caller takes what they made in the objects' order. */
final class ObjectsInOrder {
    private static final int HELD_A_THREAD = 4;

    private ObjectsInOrder() {}

    /** What the caller does with a result. */
    @FunctionalInterface
    interface Taker<T> {
        void take(int k, T result);
    }

    /** Of objects 0 to {@code count}-1; at most a few results a thread are held. */
    static <T> void run(int count, Workers workers, IntFunction<@Nullable T> prepare, Taker<T> taker) {
        int held = HELD_A_THREAD * workers.threads();
        Object[] results = new Object[Math.min(count, held)];
        for (int first = 0; first < count; first += held) {
            int from = first;
            int size = Math.min(held, count - first);
            workers.forEach(size, k -> results[k] = prepare.apply(from + k));
            for (int k = 0; k < size; k++) {
                @SuppressWarnings("unchecked") // made by prepare
                T result = (T) results[k];
                if (result != null) {
                    taker.take(from + k, result);
                }
            }
        }
    }
}
