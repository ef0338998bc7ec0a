package io.biapy.core.target;

import java.nio.FloatBuffer;

/**
 * What training minimises: a value and its gradient with respect to the raw output, on flat buffers, so that it needs no engine.
 * Implementations are immutable and safe for several threads.
 */
public interface Objective {
    /** Planes of network output. */
    int channels();

    /** Planes of target that belong to them. */
    int targetChannels();

    /**
     * @param output raw network output (logits), flat N, C, z, y, x
     * @param target flat N, C', z, y, x
     * @param gradient receives d total / d output, same layout as {@code output}
     */
    LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape, FloatBuffer gradient);

    /** The value alone. */
    LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape);
}
