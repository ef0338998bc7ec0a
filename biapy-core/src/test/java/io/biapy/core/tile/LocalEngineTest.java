package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.run.Workers;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalEngineTest {
    /** The least number of steps from tile 0, by tiles that only look at the two beside them. */
    @Test
    void spread_ends_when_no_tile_changes_and_never_runs_a_tile_twice_at_once() {
        int n = 40;
        for (int threads : new int[] {1, 2, 7}) {
            try (Workers workers = Workers.of(threads)) {
                AtomicIntegerArray steps = new AtomicIntegerArray(n);
                AtomicIntegerArray running = new AtomicIntegerArray(n);
                IntStream.range(1, n).forEach(i -> steps.set(i, 1000));
                AtomicInteger last = new AtomicInteger();
                new LocalEngine(workers)
                        .spread(
                                IntStream.range(0, n).toArray(),
                                tile -> {
                                    assertThat(running.incrementAndGet(tile)).isEqualTo(1);
                                    int least = steps.get(tile);
                                    for (int other : new int[] {tile - 1, tile + 1}) {
                                        if (other >= 0 && other < n) {
                                            least = Math.min(least, steps.get(other) + 1);
                                        }
                                    }
                                    boolean changed = tile > 0 && least < steps.get(tile);
                                    if (changed) {
                                        steps.set(tile, least);
                                    }
                                    running.decrementAndGet(tile);
                                    return IntStream.of(tile - 1, tile + 1)
                                            .filter(other -> changed && other >= 0 && other < n)
                                            .toArray();
                                },
                                last::set);
                for (int i = 0; i < n; i++) {
                    assertThat(steps.get(i)).isEqualTo(i);
                }
                assertThat(last.get()).isZero();
            }
        }
    }

    @Test
    void a_failure_ends_all_threads_and_is_thrown() {
        try (Workers workers = Workers.of(3)) {
            LocalEngine engine = new LocalEngine(workers);
            assertThatThrownBy(() -> engine.spread(
                            IntStream.range(0, 100).toArray(),
                            tile -> {
                                if (tile == 5) {
                                    throw new IllegalStateException("tile 5");
                                }
                                return new int[] {(tile + 1) % 100};
                            },
                            left -> {}))
                    .hasMessage("tile 5");
        }
    }
}
