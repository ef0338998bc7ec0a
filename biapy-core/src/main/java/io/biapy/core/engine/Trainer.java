package io.biapy.core.engine;

import io.biapy.core.image.Extent;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.StepSize;
import io.biapy.core.target.LossValue;
import java.nio.FloatBuffer;

/** A network in training; owns native memory until closed. Use by one thread. */
public interface Trainer extends AutoCloseable {
    /**
     * One step: forward, loss, backward, update. A loss or gradient that is not finite changes nothing.
     *
     * @param input direct or heap, flat N, C, z, y, x
     * @param target flat N, C', z, y, x
     */
    LossValue step(FloatBuffer input, FloatBuffer target, int samples, Extent extent, StepSize size);

    /** The loss alone, in prediction mode (running statistics, no dropout). */
    LossValue evaluate(FloatBuffer input, FloatBuffer target, int samples, Extent extent);

    /** A copy of the current weights with running statistics. */
    Weights weights();

    /** Everything besides the weights that the next step depends on (moments of the optimiser, step count). */
    TrainerState state();

    /** Puts back what {@link #weights()} and {@link #state()} gave: training then goes on bit for bit. */
    void restore(Weights weights, TrainerState state);

    @Override
    void close();
}
