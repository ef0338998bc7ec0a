package io.biapy.io.codec;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Things that are costly to make and serve one thread at a time; a few are kept for the next user. Safe for several threads. */
public final class Pool<T> {
    private static final int MOST = 2 * Runtime.getRuntime().availableProcessors();

    private final Supplier<T> maker;
    private final Consumer<T> end;
    private final ConcurrentLinkedQueue<T> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();

    /**
     * An empty pool.
     *
     * @param end told of what is not kept
     */
    public Pool(Supplier<T> maker, Consumer<T> end) {
        this.maker = maker;
        this.end = end;
    }

    /** A free one, or a new one. */
    public T take() {
        T one = free.poll();
        if (one == null) {
            return maker.get();
        }
        kept.decrementAndGet();
        return one;
    }

    /** Takes one back, to be handed out as it is. */
    public void give(T one) {
        if (kept.incrementAndGet() > MOST) {
            kept.decrementAndGet();
            end.accept(one);
        } else {
            free.add(one);
        }
    }
}
