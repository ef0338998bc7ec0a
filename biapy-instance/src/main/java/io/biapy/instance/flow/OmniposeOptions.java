package io.biapy.instance.flow;

import io.biapy.core.error.InputException;
import java.util.OptionalInt;

/**
 * Everything that an {@link OmniposeDecoder} can be told. Immutable.
 *
 * @param foreground threshold of the distance
 * @param flowThreshold greatest flow error of an object, 0 or less where none is asked for
 * @param steps steps of following flows; empty where they follow from the distance
 */
record OmniposeOptions(double foreground, double flowThreshold, OptionalInt steps) {
    static final OmniposeOptions DEFAULT = new OmniposeOptions(0, 0.4, OptionalInt.empty());

    OmniposeOptions {
        if (Double.isNaN(foreground)) {
            throw new InputException("The threshold of the distance must be a number, such as 0; got NaN.");
        }
        if (Double.isNaN(flowThreshold)) {
            throw new InputException("The greatest flow error is a number such as 0.4, or 0 for no check; got NaN.");
        }
        if (steps.isPresent() && (steps.getAsInt() < 1 || steps.getAsInt() > 1_000_000)) {
            throw new InputException("Flows are followed for 1 to 1000000 steps, got " + steps.getAsInt() + ".");
        }
    }

    @Override
    public String toString() {
        return "distance above " + foreground + ", "
                + (steps.isPresent() ? steps.getAsInt() + " steps" : "steps by the mean distance")
                + (flowThreshold > 0 ? ", flow error up to " + flowThreshold : ", no flow check");
    }
}
