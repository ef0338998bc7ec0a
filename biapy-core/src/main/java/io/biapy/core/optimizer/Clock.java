package io.biapy.core.optimizer;

import java.util.List;

/**
 * Where a training is. A schedule is a function of it, so a resumed training gets the same rates.
 *
 * @param epoch 0 for the first
 * @param step 0 for the first of the epoch
 * @param validationLosses of the epochs before this one
 */
public record Clock(int epoch, int step, int epochs, int stepsPerEpoch, List<Double> validationLosses) {
    long stepsDone() {
        return (long) epoch * stepsPerEpoch + step;
    }

    long stepsInAll() {
        return (long) epochs * stepsPerEpoch;
    }

    /** Epochs done, with the share of the present one. */
    double epochsDone() {
        return epoch + step / (double) stepsPerEpoch;
    }
}
