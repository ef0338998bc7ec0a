package io.biapy.core.optimizer;

import java.util.OptionalDouble;

/**
 * How far one update goes.
 *
 * @param momentum replaces the optimiser's own (Adam: beta1) where a schedule cycles it
 */
public record StepSize(double learningRate, OptionalDouble momentum) {
    /** The optimiser keeps its own momentum. */
    public static StepSize of(double learningRate) {
        return new StepSize(learningRate, OptionalDouble.empty());
    }

    /** Both, as one-cycle schedules give them. */
    public static StepSize of(double learningRate, double momentum) {
        return new StepSize(learningRate, OptionalDouble.of(momentum));
    }
}
