package io.biapy.dl4j;

import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.OutputChannel;

/** A channel of zeros and ones, such as F and C. */
public record BinaryChannel(String code) implements OutputChannel {
    @Override
    public int width() {
        return 1;
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return Loss.BCE;
    }
}
