package io.biapy.core.train;

import io.biapy.core.network.Weights;

/**
 * What a training gives.
 *
 * @param last the weights after the last epoch (their moving average where that is on)
 * @param best those of the epoch with the lowest validation loss; {@code last} where nothing was validated
 * @param bestEpoch 1 for the first
 * @param resumedAfter epochs that an earlier, interrupted run had done; 0 for a fresh one
 */
public record TrainingOutcome(Weights last, Weights best, int bestEpoch, TrainingLog log, int resumedAfter) {
    @Override
    public String toString() {
        return log + ", best epoch " + bestEpoch;
    }
}
