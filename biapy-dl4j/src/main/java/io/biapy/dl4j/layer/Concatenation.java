package io.biapy.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Joins tensors along the channels. (DeepLearning4J's own vertex cannot go backward in 3D.) */
public final class Concatenation extends Layer {
    public Concatenation(String name) {
        super(name, List.of());
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        long[] shape = inputs[0].shape().clone();
        shape[1] = Arrays.stream(inputs).mapToLong(i -> i.size(1)).sum();
        INDArray result = pass.result(shape);
        move(inputs, result, pass, true);
        return result;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray[] back =
                Arrays.stream(inputs).map(i -> pass.gradient(i.shape())).toArray(INDArray[]::new);
        move(back, Floats.contiguous(gradient), pass, false);
        return back;
    }

    private static void move(INDArray[] parts, INDArray whole, Pass pass, boolean join) {
        FloatBuffer all = Floats.of(whole);
        int samples = (int) whole.size(0);
        int stride = Math.toIntExact(whole.length() / samples);
        int at = 0;
        for (INDArray part : parts) {
            int n = Math.toIntExact(part.length() / samples);
            FloatBuffer one = Floats.of(join ? Floats.contiguous(part) : part);
            int start = at;
            pass.execution().forRanges(samples, n, (from, to) -> {
                for (int s = from; s < to; s++) {
                    if (join) {
                        CopyKernel.copy(one, s * n, all, s * stride + start, n);
                    } else {
                        CopyKernel.copy(all, s * stride + start, one, s * n, n);
                    }
                }
            });
            at += n;
        }
    }
}
