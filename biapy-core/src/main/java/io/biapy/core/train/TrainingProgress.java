package io.biapy.core.train;

import io.biapy.core.engine.TrainerState;
import io.biapy.core.network.Weights;

/** Where a training stands after some epochs: all that the next epoch depends on, and the best so far. */
record TrainingProgress(
        TrainingLog log,
        Weights weights,
        TrainerState state,
        Weights average,
        Weights best,
        int bestEpoch,
        double bestLoss) {
    int epochsDone() {
        return log.epochs().size();
    }
}
