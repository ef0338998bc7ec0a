package io.biapy.core.patch;

import io.biapy.core.image.Block;
import io.biapy.core.run.Workers;
import java.util.Optional;
import java.util.concurrent.Future;

/** Hands planes on in another thread, so that the next ones are computed while these are written; at most two lots are held. Its caller is one thread. */
public final class WriteBehind implements PlaneOutput {
    private final PlaneOutput output;
    private final Workers workers;
    private Optional<Future<Boolean>> pending = Optional.empty();

    /** @param workers of which one thread writes */
    public WriteBehind(PlaneOutput output, Workers workers) {
        this.output = output;
        this.workers = workers;
    }

    @Override
    public int done() {
        return output.done();
    }

    @Override
    public boolean wants(Block block) {
        return output.wants(block);
    }

    @Override
    public void take(int start, int count, float[][] channels) {
        await();
        pending = Optional.of(workers.submit(() -> {
            output.take(start, count, channels);
            return true;
        }));
    }

    /** Returns when all is written; what has gone wrong is thrown. */
    public void await() {
        Optional<Future<Boolean>> last = pending;
        pending = Optional.empty();
        last.ifPresent(Workers::await);
    }
}
