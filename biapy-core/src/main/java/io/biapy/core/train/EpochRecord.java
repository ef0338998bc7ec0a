package io.biapy.core.train;

import java.util.OptionalDouble;

/**
 * What one epoch gave.
 *
 * @param epoch 1 for the first
 * @param learningRate of the last step
 * @param trainLoss mean over the steps
 * @param validationLoss mean over the validation patches, if there are any
 * @param score of the validation images (higher is better), where it was computed
 * @param seconds of wall time, validation included
 */
public record EpochRecord(
        int epoch,
        double learningRate,
        double trainLoss,
        OptionalDouble validationLoss,
        OptionalDouble score,
        double seconds) {}
