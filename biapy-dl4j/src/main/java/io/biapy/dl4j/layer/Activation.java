package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation function that follows no normalisation. */
public final class Activation extends Layer {
    private final Nonlinearity function;
    private @Nullable INDArray saved;

    public Activation(String name, Nonlinearity function) {
        super(name, List.of());
        this.function = function;
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray result = pass.result(in.shape());
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        blocks(in, pass, (from, to) -> {
            float[] t = new float[BlockKernel.BLOCK];
            for (int i = from; i < to; i++) {
                int at = i * t.length;
                int n = Math.min(t.length, x.limit() - at);
                x.get(at, t, 0, n);
                ActivationKernel.apply(function, t, n);
                y.put(at, t, 0, n);
            }
        });
        saved = pass.training() ? result : null;
        return result;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray back = pass.gradient(gradient.shape());
        boolean fromResult = ActivationKernel.derivesFromResult(function);
        FloatBuffer v = Floats.of(fromResult ? Objects.requireNonNull(saved) : Floats.contiguous(inputs[0]));
        FloatBuffer dy = Floats.of(Floats.contiguous(gradient));
        FloatBuffer d = Floats.of(back);
        blocks(back, pass, (from, to) -> {
            float[][] t = new float[2][BlockKernel.BLOCK];
            for (int i = from; i < to; i++) {
                int at = i * BlockKernel.BLOCK;
                int n = Math.min(BlockKernel.BLOCK, v.limit() - at);
                v.get(at, t[0], 0, n);
                dy.get(at, t[1], 0, n);
                if (fromResult) {
                    ActivationKernel.gradientFromResult(function, t[0], t[1], n);
                } else {
                    ActivationKernel.gradientFromArgument(function, t[0], t[1], n);
                }
                d.put(at, t[1], 0, n);
            }
        });
        saved = null;
        return new INDArray[] {back};
    }

    private static void blocks(INDArray array, Pass pass, Execution.Range body) {
        int blocks = (int) ((array.length() + BlockKernel.BLOCK - 1) / BlockKernel.BLOCK);
        pass.execution().forRanges(blocks, BlockKernel.BLOCK, body);
    }
}
