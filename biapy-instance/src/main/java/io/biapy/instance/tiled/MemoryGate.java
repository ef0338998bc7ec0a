package io.biapy.instance.tiled;

import io.biapy.core.error.CancelledException;

/** Sets bytes apart for pieces of work, which wait until there are enough. Threads hold one piece at a time, so nobody waits for ever. */
final class MemoryGate {
    private final long capacity;
    private long free;

    MemoryGate(long capacity) {
        this.capacity = capacity;
        this.free = capacity;
    }

    long capacity() {
        return capacity;
    }

    /** Runs {@code work} with so many bytes, at most {@link #capacity()}. */
    void holding(long bytes, Runnable work) {
        long wanted = Math.min(bytes, capacity);
        take(wanted);
        try {
            work.run();
        } finally {
            give(wanted);
        }
    }

    private synchronized void take(long bytes) {
        try {
            while (free < bytes) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        free -= bytes;
    }

    private synchronized void give(long bytes) {
        free += bytes;
        notifyAll();
    }
}
