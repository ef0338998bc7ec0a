package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;

/** Normalisation by sample and channel, no running statistics (BiaPy's "in"; Ulyanov et al. 2016, https://arxiv.org/abs/1607.08022). */
public final class InstanceNorm extends PlaneNorm {
    public InstanceNorm(String name, int channels, Nonlinearity function) {
        super(name, channels, function);
    }

    @Override
    Grouping statistics(int samples) {
        return new Grouping(samples * channels(), 1, 1);
    }
}
