package io.biapy.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void every_number_is_done_once(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int count : new int[] {0, 1, 2, 7, 100}) {
                AtomicIntegerArray done = new AtomicIntegerArray(Math.max(1, count));
                workers.forEach(count, done::incrementAndGet);
                AtomicIntegerArray ranged = new AtomicIntegerArray(Math.max(1, count));
                workers.forRanges(count, (from, to) -> {
                    for (int i = from; i < to; i++) {
                        ranged.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < count; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                    assertThat(ranged.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void a_loop_inside_a_loop_ends() {
        try (Workers workers = Workers.of(2)) {
            AtomicIntegerArray done = new AtomicIntegerArray(1);
            workers.forEach(6, i -> workers.forEach(6, j -> workers.forEach(6, k -> done.incrementAndGet(0))));
            assertThat(done.get(0)).isEqualTo(216);
        }
    }

    @Test
    void a_failure_is_thrown_on_and_nothing_runs_afterwards() {
        try (Workers workers = Workers.of(3)) {
            assertThatThrownBy(() -> workers.forEach(100, i -> {
                        if (i == 5) {
                            throw new IllegalStateException("number 5");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("number 5");
        }
    }

    @Test
    void the_caller_alone_survives_a_close() {
        Workers.callerOnly().close();
        AtomicIntegerArray done = new AtomicIntegerArray(1);
        Workers.callerOnly().forEach(3, i -> done.incrementAndGet(0));
        assertThat(done.get(0)).isEqualTo(3);
    }
}
