package io.biapy.core.error;

/** Thrown by long work when its {@code Cancellation} was asked to stop; nothing half-written is left behind. */
public class CancelledException extends BiapyException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("Cancelled on request; what was finished before is kept.");
    }
}
