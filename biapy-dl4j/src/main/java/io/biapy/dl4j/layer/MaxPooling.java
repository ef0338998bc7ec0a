package io.biapy.dl4j.layer;

import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Maximum over boxes that do not overlap; voxels left over at the end of an axis are not looked at, as in torch. */
public final class MaxPooling extends Layer {
    private final int[] box;
    private byte[] places = {};

    /** @param stride size and step of the boxes, at most 256 voxels */
    public MaxPooling(String name, Extent stride) {
        super(name, List.of());
        if (stride.voxels() > 256) {
            throw new io.biapy.core.error.InputException(
                    "Pooling " + name + ": a box of " + stride + " voxels is larger than 256; take smaller steps.");
        }
        box = new int[] {stride.z(), stride.y(), stride.x()};
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        int[] large = size(in);
        long[] shape = in.shape().clone();
        int r = shape.length;
        shape[r - 1] /= box[2];
        shape[r - 2] /= box[1];
        if (r == 5) {
            shape[2] /= box[0];
        }
        INDArray result = pass.result(shape);
        if (pass.training() && places.length != result.length()) {
            places = new byte[(int) result.length()];
        }
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        byte[] where = pass.training() ? places : new byte[0];
        pass.execution().forRanges((int) (in.size(0) * in.size(1)), spatial(in), (from, to) -> {
            for (int p = from; p < to; p++) {
                PoolKernel.forward(x, y, where, p, large, box);
            }
        });
        return result;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray in = inputs[0];
        int[] large = size(in);
        INDArray back = pass.gradient(in.shape());
        FloatBuffer dy = Floats.of(Floats.contiguous(gradient));
        FloatBuffer dx = Floats.of(back);
        pass.execution().forRanges((int) (in.size(0) * in.size(1)), spatial(in), (from, to) -> {
            for (int p = from; p < to; p++) {
                PoolKernel.backward(dy, dx, places, p, large, box);
            }
        });
        return new INDArray[] {back};
    }

    static int[] size(INDArray in) {
        int r = in.rank();
        return new int[] {r == 5 ? (int) in.size(2) : 1, (int) in.size(r - 2), (int) in.size(r - 1)};
    }
}
