package io.biapy.core.engine;

import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.target.Objective;

/** Runs and trains networks: SPI found by {@link java.util.ServiceLoader}. Implementations are safe for several threads; what they make is not. */
public interface Engine {
    /** For example "dl4j". */
    String name();

    /** One line for logs and model files: versions, native library, number of threads in use. */
    String description();

    /** The highest available rank is taken by default. */
    int rank();

    Predictor predictor(NetworkGraph graph, Weights weights, int threads);

    /**
     * @param seed of dropout; the same seed, data and threads give the same weights, bit for bit, on one machine
     */
    Trainer trainer(
            NetworkGraph graph, Weights initial, Objective objective, Optimizer optimizer, int threads, long seed);
}
