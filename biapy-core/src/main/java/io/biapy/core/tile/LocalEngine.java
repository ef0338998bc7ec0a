package io.biapy.core.tile;

import io.biapy.core.error.CancelledException;
import io.biapy.core.run.Workers;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Work on tiles by the threads of this process. Safe for several threads. */
public final class LocalEngine implements TileEngine {
    private final Workers workers;

    /** By these threads; closing them is the caller's business. */
    public LocalEngine(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void each(int[] tiles, IntConsumer body) {
        workers.forEach(tiles.length, k -> body.accept(tiles[k]));
    }

    @Override
    public void spread(int[] tiles, IntFunction<int[]> body, IntConsumer left) {
        Spread spread = new Spread(tiles, body, left);
        workers.forEach(Math.min(workers.threads(), Math.max(1, tiles.length)), thread -> spread.work());
    }

    /** A list of tiles that are to be run, each once at a time, first come first served. */
    private static final class Spread {
        private final IntFunction<int[]> body;
        private final IntConsumer left;
        private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
        private final BitSet isWaiting = new BitSet();
        private final BitSet isRunning = new BitSet();
        private final BitSet again = new BitSet();
        private int running;
        private boolean failed;

        Spread(int[] tiles, IntFunction<int[]> body, IntConsumer left) {
            this.body = body;
            this.left = left;
            for (int tile : tiles) {
                add(tile);
            }
        }

        private void add(int tile) {
            if (isRunning.get(tile)) {
                again.set(tile);
            } else if (!isWaiting.get(tile)) {
                isWaiting.set(tile);
                waiting.add(tile);
            }
        }

        void work() {
            for (int tile = begin(); tile >= 0; tile = begin()) {
                int[] more = {};
                boolean done = false;
                try {
                    more = body.apply(tile);
                    done = true;
                } finally {
                    end(tile, more, done);
                }
            }
        }

        /** The tile that has waited longest; below 0 when there will be no more. */
        private synchronized int begin() {
            while (waiting.isEmpty() && running > 0 && !failed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancelledException();
                }
            }
            if (failed || waiting.isEmpty()) {
                return -1;
            }
            int tile = waiting.remove();
            isWaiting.clear(tile);
            isRunning.set(tile);
            running++;
            return tile;
        }

        private synchronized void end(int tile, int[] more, boolean done) {
            running--;
            isRunning.clear(tile);
            failed |= !done;
            if (again.get(tile)) {
                again.clear(tile);
                add(tile);
            }
            for (int other : more) {
                add(other);
            }
            left.accept(waiting.size() + running);
            notifyAll();
        }
    }

    @Override
    public String toString() {
        return workers.threads() == 1 ? "one thread" : workers.threads() + " threads";
    }
}
