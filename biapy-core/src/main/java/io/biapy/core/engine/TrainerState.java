package io.biapy.core.engine;

import io.biapy.core.network.Tensor;
import java.util.List;

/** What the next training step depends on besides the weights. */
public record TrainerState(long steps, List<Tensor> moments) {
    public TrainerState {
        moments = List.copyOf(moments);
    }
}
