package io.biapy.core.tile;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Who does the work on tiles: the threads of this process ({@link LocalEngine}), or the machines of a cluster. Work on one tile reads sources and the
 * {@link TileStore}, and what it makes goes there or is small; it shares no memory with the work on another. Answers must not depend on the order.
 */
public interface TileEngine {
    /** Runs {@code body} once for each of these tiles, several at once; the first failure is thrown and ends the rest. */
    void each(int[] tiles, IntConsumer body);

    /**
     * Runs {@code body} for each of these tiles and then for those that it returns, until none is left. A tile never runs twice at once; one that is
     * returned while it runs is run again after that.
     *
     * @param left is told after each run how many tiles wait or run
     */
    void spread(int[] tiles, IntFunction<int[]> body, IntConsumer left);
}
