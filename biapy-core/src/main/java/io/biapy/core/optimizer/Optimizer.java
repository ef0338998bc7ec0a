package io.biapy.core.optimizer;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * How weights move along a gradient, on flat buffers of equal length. Immutable; the changing arrays belong to the caller.
 * BiaPy takes timm's factory: weight decay acts on every parameter, norms and biases too.
 */
public interface Optimizer {
    /** Names of the arrays that it keeps between steps, each as long as the parameters, zero at the start. */
    List<String> moments();

    /**
     * One update in place.
     *
     * @param step 1 at the first call
     * @param moments arrays in the order of {@link #moments()}
     */
    void update(FloatBuffer parameters, FloatBuffer gradients, List<FloatBuffer> moments, long step, StepSize size);
}
