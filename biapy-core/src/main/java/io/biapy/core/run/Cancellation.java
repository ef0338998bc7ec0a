package io.biapy.core.run;

import io.biapy.core.error.CancelledException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop long work early. Safe for any thread. */
public final class Cancellation {
    private final AtomicBoolean asked = new AtomicBoolean();

    /** One that is never asked. */
    public static Cancellation never() {
        return new Cancellation();
    }

    public void cancel() {
        asked.set(true);
    }

    public boolean isCancelled() {
        return asked.get();
    }

    /** Called by long work between steps. */
    public void check() {
        if (asked.get()) {
            throw new CancelledException();
        }
    }
}
