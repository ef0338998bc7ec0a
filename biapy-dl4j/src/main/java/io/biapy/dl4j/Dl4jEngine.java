package io.biapy.dl4j;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Predictor;
import io.biapy.core.engine.Trainer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.target.Objective;

/**
 * The default engine: networks as DeepLearning4J ComputationGraphs of this project's own layers, on ND4J's CPU backend with oneDNN;
 * ND4J's backends for graphics processors are refused.
 * Found by {@link java.util.ServiceLoader}. Safe for several threads; sets no system property. ND4J's native library is loaded at
 * the first use and takes about a second. On Linux arm64 and Apple processors ND4J has no oneDNN build, and convolutions are 9 to 21
 * times slower.
 */
public final class Dl4jEngine implements Engine {
    private static final int RANK = 10;

    /** For {@link java.util.ServiceLoader}. */
    public Dl4jEngine() {}

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String description() {
        return NativeLibrary.describe();
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Predictor predictor(NetworkGraph graph, Weights weights, int threads) {
        return new Dl4jPredictor(graph, weights, threads);
    }

    @Override
    public Trainer trainer(
            NetworkGraph graph, Weights initial, Objective objective, Optimizer optimizer, int threads, long seed) {
        return new Dl4jTrainer(graph, initial, objective, optimizer, threads, seed);
    }

    @Override
    public String toString() {
        return name();
    }
}
