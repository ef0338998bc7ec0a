package io.biapy.dl4j.layer;

import io.biapy.core.image.Extent;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Convolution with bias, stride 1, padded to keep the size. */
public final class Convolution extends Layer {
    private final ConvolutionOp op;
    private final long[] weightShape;
    private List<INDArray> views = List.of();
    private List<INDArray> gradientViews = List.of();

    /** @param dimensions 2 or 3: rank of the kernel */
    public Convolution(String name, int in, int out, Extent kernel, int dimensions) {
        super(
                name,
                List.of(
                        Parameter.of(name + ".weight", shape(in, out, kernel, dimensions)),
                        Parameter.of(name + ".bias", out)));
        this.weightShape =
                IntStream.of(shape(in, out, kernel, dimensions)).asLongStream().toArray();
        this.op = dimensions == 2
                ? new ConvolutionOp(kernel.y(), kernel.x())
                : new ConvolutionOp(kernel.z(), kernel.y(), kernel.x());
    }

    private static int[] shape(int in, int out, Extent kernel, int dimensions) {
        return dimensions == 2
                ? new int[] {out, in, kernel.y(), kernel.x()}
                : new int[] {out, in, kernel.z(), kernel.y(), kernel.x()};
    }

    @Override
    public void bind(INDArray flat) {
        super.bind(flat);
        views = shaped(flat);
    }

    @Override
    public void bindGradients(INDArray flat) {
        super.bindGradients(flat);
        gradientViews = shaped(flat);
    }

    private List<INDArray> shaped(INDArray flat) {
        long bias = offset(1);
        return List.of(
                flat.get(NDArrayIndex.interval(0, bias)).reshape('c', weightShape),
                flat.get(NDArrayIndex.interval(bias, size())));
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        long[] shape = in.shape().clone();
        shape[1] = weightShape[0];
        INDArray out = pass.result(shape);
        op.forward(List.of(in, views.get(0), views.get(1)), out);
        return out;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray back = pass.gradient(in.shape());
        op.backward(
                List.of(in, views.get(0), views.get(1)),
                Floats.contiguous(gradient),
                List.of(back, gradientViews.get(0), gradientViews.get(1)));
        return new INDArray[] {back};
    }
}
