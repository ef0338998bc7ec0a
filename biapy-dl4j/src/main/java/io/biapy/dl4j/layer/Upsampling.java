package io.biapy.dl4j.layer;

import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Linear interpolation by whole factors, corners not aligned (torch's bilinear and trilinear with align_corners false). */
public final class Upsampling extends Layer {
    private final int[] factor;

    public Upsampling(String name, Extent factor) {
        super(name, List.of());
        this.factor = new int[] {factor.z(), factor.y(), factor.x()};
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        long[] shape = in.shape().clone();
        int r = shape.length;
        shape[r - 1] *= factor[2];
        shape[r - 2] *= factor[1];
        if (r == 5) {
            shape[2] *= factor[0];
        }
        INDArray result = pass.result(shape);
        int[] small = MaxPooling.size(in);
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        pass.execution().forRanges((int) (in.size(0) * in.size(1)), spatial(result), (from, to) -> {
            InterpolationKernel kernel = new InterpolationKernel(small, factor);
            for (int p = from; p < to; p++) {
                kernel.forward(x, y, p);
            }
        });
        return result;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray in = inputs[0];
        INDArray back = pass.gradient(in.shape());
        int[] small = MaxPooling.size(in);
        FloatBuffer dy = Floats.of(Floats.contiguous(gradient));
        FloatBuffer dx = Floats.of(back);
        pass.execution().forRanges((int) (in.size(0) * in.size(1)), spatial(gradient), (from, to) -> {
            InterpolationKernel kernel = new InterpolationKernel(small, factor);
            for (int p = from; p < to; p++) {
                kernel.backward(dy, dx, p);
            }
        });
        return new INDArray[] {back};
    }
}
