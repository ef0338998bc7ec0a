package io.biapy.core.run;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * The one owner of threads: a fixed number of daemon threads for data work, and the number that an engine is told to use. Results
 * never depend on the number. Closing ends the threads.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    private Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "biapy-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** At least 1 thread. */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new InputException("The number of threads must be at least 1, got " + threads + ".");
        }
        return new Workers(threads);
    }

    /** As many as the machine has processors. */
    public static Workers allProcessors() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    public int threads() {
        return threads;
    }

    /** Starts {@code task}; its result waits in the future. */
    public <T> Future<T> submit(Callable<T> task) {
        return pool.submit(task);
    }

    /** Runs {@code body} for 0 to {@code count}-1 and returns when all are done; the first failure is thrown on. */
    public void forEach(int count, IntConsumer body) {
        if (threads == 1 || count == 1) {
            for (int i = 0; i < count; i++) {
                body.accept(i);
            }
            return;
        }
        List<Future<?>> pending = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            pending.add(pool.submit(() -> body.accept(index)));
        }
        for (Future<?> future : pending) {
            await(future);
        }
    }

    /** The future's result; a failure of its task is thrown as it was. */
    public static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new io.biapy.core.error.CancelledException();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
