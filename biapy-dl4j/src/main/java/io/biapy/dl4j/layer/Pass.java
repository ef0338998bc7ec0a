package io.biapy.dl4j.layer;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One run through a layer: the mode, the shared execution, and where its arrays are made.
 *
 * @param training whether statistics of the batch and dropout apply
 */
public record Pass(boolean training, Execution execution, LayerWorkspaceMgr memory) {
    /** An array for the layer's result; uninitialised. */
    INDArray result(long... shape) {
        return make(ArrayType.ACTIVATIONS, shape);
    }

    /** An array for the gradient of an input; uninitialised. */
    INDArray gradient(long... shape) {
        return make(ArrayType.ACTIVATION_GRAD, shape);
    }

    /** An array that lives as long as this run; uninitialised. */
    INDArray scratch(long... shape) {
        return make(ArrayType.FF_WORKING_MEM, shape);
    }

    private INDArray make(ArrayType type, long... shape) {
        long n = 1;
        for (long s : shape) {
            n *= s;
        }
        Floats.checkLength(n);
        return memory.createUninitialized(type, DataType.FLOAT, shape, 'c');
    }
}
