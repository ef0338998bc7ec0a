package io.biapy.core.run;

import io.biapy.core.error.InputException;
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
    private static final int RANGES_A_THREAD = 4;
    private static final Workers CALLER = new Workers(1);

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

    /** No threads but the one that calls; needs no closing. */
    public static Workers callerOnly() {
        return CALLER;
    }

    public int threads() {
        return threads;
    }

    /** Starts {@code task}; its result waits in the future. */
    public <T> Future<T> submit(Callable<T> task) {
        return pool.submit(task);
    }

    /**
     * Runs {@code body} for 0 to {@code count}-1 and returns when all are done; after a failure no further one is started and the first
     * failure is thrown on. The calling thread takes its share, so a body may itself call this, and one thread needs no pool.
     */
    public void forEach(int count, IntConsumer body) {
        int helpers = Math.min(threads, count) - 1;
        if (helpers < 1) {
            for (int i = 0; i < count; i++) {
                body.accept(i);
            }
            return;
        }
        SharedLoop loop = new SharedLoop(count, body);
        for (int i = 0; i < helpers; i++) {
            pool.execute(loop);
        }
        loop.run();
        loop.await();
    }

    /** Part of the numbers 0 to n-1. */
    @FunctionalInterface
    public interface Range {
        /** From {@code from} to {@code to}-1. */
        void run(int from, int to);
    }

    /** Cuts 0 to {@code count}-1 into ranges, a few for each thread, and runs {@code body} for each; no answer may depend on the cuts. */
    public void forRanges(int count, Range body) {
        int parts = threads == 1 ? 1 : Math.min(count, RANGES_A_THREAD * threads);
        forEach(parts, k -> body.run((int) ((long) count * k / parts), (int) ((long) count * (k + 1) / parts)));
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

    /** Ends the threads; of {@link #callerOnly()} there are none. */
    @Override
    public void close() {
        if (this == CALLER) {
            return;
        }
        pool.shutdownNow();
    }
}
