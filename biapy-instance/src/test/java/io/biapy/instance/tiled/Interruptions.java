package io.biapy.instance.tiled;

import io.biapy.core.error.CancelledException;
import io.biapy.core.run.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Work that is stopped again and again, each time after some more steps, with files of it lost and damaged between. */
final class Interruptions {
    private Interruptions() {}

    /** One start of the work. */
    interface Attempt {
        /** @param patience grows from start to start */
        void run(TiledRun run, int patience);
    }

    /**
     * Starts until all is done; returns how often it was stopped.
     *
     * @param run in the folder {@code work}
     */
    static int until(BooleanSupplier isDone, TiledRun run, Path work, SplittableRandom random, Attempt attempt)
            throws IOException {
        int stopped = 0;
        for (int patience = 1; !isDone.getAsBoolean(); patience = 2 * patience + 2) {
            Cancellation stop = new Cancellation();
            AtomicInteger steps = new AtomicInteger(random.nextInt(patience));
            TiledRun stoppable = run.until(stop).showing((step, done, total, note) -> {
                if (steps.getAndDecrement() == 0) {
                    stop.cancel();
                }
            });
            try {
                attempt.run(stoppable, patience);
            } catch (CancelledException | Broken e) {
                stopped++;
                Damage.atRandom(work, random);
            }
        }
        return stopped;
    }

    /** An attempt that ends of itself. */
    static final class Broken extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }
}
