package io.biapy.core.train;

import io.biapy.core.network.Weights;
import java.util.OptionalDouble;

/** Judges weights by what they are for (higher is better), for example F1 of the validation images. Called between epochs. */
@FunctionalInterface
public interface Scorer {
    /** @param epoch 1 for the first */
    OptionalDouble score(int epoch, Weights weights);

    /** Computes nothing. */
    static Scorer none() {
        return (epoch, weights) -> OptionalDouble.empty();
    }
}
