package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.CancelledException;
import io.biapy.core.error.InputException;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FileJobsTest {
    @TempDir
    Path folder;

    @Test
    void failure_names_the_file_and_nobody_works_any_more_when_it_is_reported() {
        FileJobs jobs = jobs(20);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger started = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);

        try (Workers workers = Workers.of(2)) {
            assertThatThrownBy(() -> jobs.run("work", workers, Progress.none(), Cancellation.never(), job -> {
                        working.incrementAndGet();
                        started.incrementAndGet();
                        if (job.input().name().equals("i0")) {
                            awaitQuietly(second);
                            working.decrementAndGet();
                            throw new InputException("no good");
                        }
                        second.countDown();
                        sleepQuietly(50);
                        working.decrementAndGet();
                    }))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("i0.tif")
                    .hasMessageContaining("no good");
        }
        assertThat(working).hasValue(0);
        assertThat(started.get()).isLessThan(20);
    }

    @Test
    void cancelled_work_stops_before_the_next_file() {
        FileJobs jobs = jobs(5);
        Cancellation cancellation = new Cancellation();
        AtomicInteger done = new AtomicInteger();

        try (Workers workers = Workers.of(1)) {
            assertThatThrownBy(() -> jobs.run("work", workers, Progress.none(), cancellation, job -> {
                        done.incrementAndGet();
                        cancellation.cancel();
                    }))
                    .isInstanceOf(CancelledException.class);
        }
        assertThat(done).hasValue(1);
    }

    private FileJobs jobs(int count) {
        for (int i = 0; i < count; i++) {
            Cli.labels(folder.resolve("in/i" + i + ".tif"), "1");
        }
        OutputOptions out = new OutputOptions();
        new CommandLine(new Holder(out))
                .parseArgs("--out", folder.resolve("out").toString());
        return FileJobs.plan(folder.resolve("in"), Images.folder(folder.resolve("in")), out, "tif");
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin OutputOptions out) {}

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepQuietly(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
