package io.biapy.core.run;

import io.biapy.core.error.CancelledException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A loop that several threads go through together: each takes the next number. A thread that comes late finds nothing left. */
final class SharedLoop implements Runnable {
    private final int count;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch left;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    SharedLoop(int count, IntConsumer body) {
        this.count = count;
        this.body = body;
        this.left = new CountDownLatch(count);
    }

    @Override
    public void run() {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
                if (failure.get() == null) {
                    body.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                left.countDown();
            }
        }
    }

    /** Waits for the numbers that others have taken. */
    void await() {
        try {
            left.await();
        } catch (InterruptedException e) {
            CancelledException cancelled = new CancelledException();
            failure.compareAndSet(null, cancelled);
            Thread.currentThread().interrupt();
            throw cancelled;
        }
        Throwable first = failure.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
