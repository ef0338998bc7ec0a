package io.biapy.metrics.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteFileTest {
    @TempDir
    Path folder;

    @Test
    void of_two_writers_at_once_each_writes_whole_and_the_last_one_wins() throws Exception {
        Path file = folder.resolve("scores.csv");
        CountDownLatch bothHalfWay = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = pool.submit(() -> write(file, "one", bothHalfWay));
            Future<?> two = pool.submit(() -> write(file, "two", bothHalfWay));
            one.get();
            two.get();
        } finally {
            pool.shutdownNow();
        }

        assertThat(Files.readString(file)).isIn("oneone", "twotwo");
        assertThat(folder.toFile().list()).containsExactly("scores.csv");
    }

    private static void write(Path file, String half, CountDownLatch bothHalfWay) {
        CompleteFile.write(file, partial -> {
            Files.writeString(partial, half);
            bothHalfWay.countDown();
            try {
                bothHalfWay.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            Files.writeString(partial, half + half);
        });
    }

    @Test
    void a_failure_leaves_what_was_there_and_nothing_else() throws IOException {
        Path file = Files.writeString(folder.resolve("scores.csv"), "old");

        assertThatThrownBy(() -> CompleteFile.write(file, partial -> {
                    Files.writeString(partial, "ne");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("scores.csv")
                .hasMessageContaining("disk full");

        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("scores.csv");
    }

    @Test
    void a_missing_folder_is_named() {
        assertThatThrownBy(() ->
                        CompleteFile.write(folder.resolve("no/x.csv"), partial -> Files.writeString(partial, "x")))
                .hasMessageContaining("x.csv");
    }
}
