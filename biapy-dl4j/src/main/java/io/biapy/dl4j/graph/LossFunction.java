package io.biapy.dl4j.graph;

import io.biapy.core.target.LossValue;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a training pass asks for between its forward and its backward half. */
@FunctionalInterface
public interface LossFunction {
    /**
     * @param output raw output of the network
     * @param gradient receives the loss's gradient with respect to it, same shape
     * @return the loss; where it is not finite the backward half does not happen
     */
    LossValue evaluate(INDArray output, INDArray gradient);
}
