package io.biapy.dl4j.layer;

import io.biapy.core.run.Workers;
import java.util.function.IntConsumer;

/** What all layers of one network share while it runs: threads for Java loops, and the seed and step of its random numbers. Not thread-safe. */
public final class Execution {
    private static final int TASKS_PER_THREAD = 4;
    /** Below this many values a loop is not worth a second thread. */
    private static final long SMALL = 1 << 15;

    private final Workers workers;
    private final long seed;
    private long step;

    public Execution(Workers workers, long seed) {
        this.workers = workers;
        this.seed = seed;
    }

    /** A stretch of consecutive items of a loop. */
    @FunctionalInterface
    interface Range {
        void run(int from, int to);
    }

    /**
     * Runs a loop of independent items in stretches, on all threads where it is worth it. Items must not depend on the stretch they
     * are in, so the result does not depend on the number of threads.
     *
     * @param values that one item works on
     */
    void forRanges(int items, long values, Range body) {
        if (workers.threads() == 1 || items * values < SMALL) {
            body.run(0, items);
            return;
        }
        int tasks = Math.min(items, TASKS_PER_THREAD * workers.threads());
        workers.forEach(tasks, t -> body.run((int) ((long) items * t / tasks), (int) ((long) items * (t + 1) / tasks)));
    }

    /** As {@link #forRanges}, item by item. */
    public void forEach(int items, long values, IntConsumer body) {
        forRanges(items, values, (from, to) -> {
            for (int i = from; i < to; i++) {
                body.accept(i);
            }
        });
    }

    public long seed() {
        return seed;
    }

    public long step() {
        return step;
    }

    /** The training step that follows; random numbers of its layers come from (seed, step, layer). */
    public void setStep(long step) {
        this.step = step;
    }
}
