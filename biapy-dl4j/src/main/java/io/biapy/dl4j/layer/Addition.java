package io.biapy.dl4j.layer;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sum of tensors of one shape. */
public final class Addition extends Layer {
    public Addition(String name) {
        super(name, List.of());
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray result = pass.result(inputs[0].shape());
        FloatBuffer to = Floats.of(result);
        CopyKernel.copy(Floats.of(Floats.contiguous(inputs[0])), 0, to, 0, to.limit());
        for (INDArray input : Arrays.asList(inputs).subList(1, inputs.length)) {
            if (!Arrays.equals(input.shape(), result.shape())) {
                throw new InputException("Sum " + name() + ": tensors of shape " + Arrays.toString(result.shape())
                        + " and " + Arrays.toString(input.shape())
                        + " cannot be added; the patch must divide by the network's divisor.");
            }
            add(Floats.of(Floats.contiguous(input)), to, pass);
        }
        return result;
    }

    private static void add(FloatBuffer from, FloatBuffer to, Pass pass) {
        int blocks = (to.limit() + BlockKernel.BLOCK - 1) / BlockKernel.BLOCK;
        pass.execution().forRanges(blocks, BlockKernel.BLOCK, (first, end) -> {
            int at = first * BlockKernel.BLOCK;
            int n = Math.min(end * BlockKernel.BLOCK, to.limit()) - at;
            CopyKernel.add(from, to, at, n, new float[BlockKernel.BLOCK], new float[BlockKernel.BLOCK]);
        });
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        FloatBuffer from = Floats.of(Floats.contiguous(gradient));
        return Arrays.stream(inputs)
                .map(input -> {
                    INDArray back = pass.gradient(input.shape());
                    CopyKernel.copy(from, 0, Floats.of(back), 0, from.limit());
                    return back;
                })
                .toArray(INDArray[]::new);
    }
}
