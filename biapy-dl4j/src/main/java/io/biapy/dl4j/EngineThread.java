package io.biapy.dl4j;

import io.biapy.core.run.Workers;
import java.util.concurrent.Callable;

/**
 * The one thread on which a network lives. ND4J's workspaces and OpenMP's threads belong to the thread that made them: with a thread
 * of its own a network can be used from any thread, and its memory goes when the thread ends.
 */
final class EngineThread implements AutoCloseable {
    private final Workers one = Workers.of(1);
    private final int threads;

    /** @param threads that native code may use */
    EngineThread(int threads) {
        this.threads = threads;
    }

    /** Runs {@code work} there and waits for it; its exception is thrown on. */
    <T> T call(Callable<T> work) {
        return Workers.await(one.submit(() -> {
            NativeLibrary.useThreads(threads);
            return work.call();
        }));
    }

    @Override
    public void close() {
        one.close();
    }
}
