package io.biapy.synapse;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.TargetEncoder;
import io.biapy.synapse.target.Representation;
import java.util.List;

/** Tells the training what the planes are; they are made from annotations beforehand, never from labels. */
record SynapseEncoder(Representation representation) implements TargetEncoder {
    @Override
    public int planes() {
        return representation.planes();
    }

    @Override
    public int reach() {
        return WHOLE_OBJECTS;
    }

    @Override
    public boolean isGeometric() {
        return representation == Representation.SYNFUL;
    }

    @Override
    public List<Integer> vectorPlanes() {
        return representation == Representation.SYNFUL ? List.of(1, 2, 3) : List.of();
    }

    @Override
    public void encode(LabelImage labels, float[] into) {
        throw new InputException("Targets of synapses are made from annotations, not from labels.");
    }
}
