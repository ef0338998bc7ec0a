package io.biapy.cli;

import io.biapy.core.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: asks the work to stop and waits a moment, so that it takes its unfinished files away before the process ends. */
final class Interruption {
    private static final long MOST_SECONDS = 5;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch over = new CountDownLatch(1);

    private Interruption() {}

    /** Begins to listen. */
    static Interruption onCtrlC() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "biapy-interruption"));
        return interruption;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** The work ended by itself, or has stopped. */
    void workIsOver() {
        over.countDown();
    }

    private void stop() {
        cancellation.cancel();
        try {
            if (!over.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("biapy: stopped in the middle of a step; a file called .NAME.part may be left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
