package io.biapy.instance.decode;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;

/** Turns a prediction into instances. Implementations are immutable and safe for several threads; the same prediction gives the same labels. */
public interface InstanceDecoder {
    /**
     * The instances of one image.
     *
     * @param prediction one channel a plane, after the activation, in the order in which the network predicts them
     * @return ids from 1, 0 for background; name and voxel size of the prediction
     */
    LabelImage decode(FloatImage prediction);

    /** The same decoder with threads to use; itself where its work is for one thread. The answer is the same. */
    default InstanceDecoder withWorkers(Workers workers) {
        return this;
    }

    /** How far the answer at a voxel can depend on the prediction around it. */
    Reach reach();
}
