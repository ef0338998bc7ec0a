package io.biapy.cli.bench;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is timed, and what is told of its last answer.
 *
 * @param call the timed call
 * @param check a short answer made of numbers and lists, to compare with other implementations
 * @param end frees what was prepared
 */
record Prepared<T>(Supplier<T> call, Function<T, Object> check, Runnable end) {
    static <T> Prepared<T> of(Supplier<T> call, Function<T, Object> check) {
        return new Prepared<>(call, check, () -> {});
    }
}
