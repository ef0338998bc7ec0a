package io.biapy.core.run;

/** Receives how far long work is. Called from the working thread; implementations must return fast and not throw. */
@FunctionalInterface
public interface Progress {
    /**
     * @param step what is being done, for example "epoch 3 of 60"
     * @param done units finished, 0 to {@code total}
     * @param note short figures to show beside it, may be empty
     */
    void update(String step, long done, long total, String note);

    /** Shows nothing. */
    static Progress none() {
        return (step, done, total, note) -> {};
    }
}
