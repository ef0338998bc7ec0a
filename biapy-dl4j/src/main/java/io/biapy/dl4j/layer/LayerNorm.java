package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Normalisation by voxel over the channels, and the activation after it (Ba et al. 2016, https://arxiv.org/abs/1607.06450). */
public final class LayerNorm extends Layer {
    private final int channels;
    private final Nonlinearity function;
    private @Nullable INDArray saved;

    public LayerNorm(String name, int channels, Nonlinearity function) {
        super(name, List.of(Parameter.of(name + ".weight", channels), Parameter.of(name + ".bias", channels)));
        this.channels = channels;
        this.function = function;
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray result = pass.result(in.shape());
        int len = spatial(in);
        int stretches = (len + VoxelNormKernel.BLOCK - 1) / VoxelNormKernel.BLOCK;
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        float[] gamma = values(0);
        float[] beta = values(1);
        pass.execution()
                .forRanges((int) in.size(0) * stretches, (long) VoxelNormKernel.BLOCK * channels, (from, to) -> {
                    VoxelNormKernel kernel = new VoxelNormKernel(x, len, channels, gamma, beta, function);
                    for (int s = from; s < to; s++) {
                        kernel.forward(y, s / stretches, s % stretches * VoxelNormKernel.BLOCK);
                    }
                });
        saved = pass.training() ? result : null;
        return result;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray result = Objects.requireNonNull(saved);
        INDArray back = pass.gradient(in.shape());
        int len = spatial(in);
        int stretches = (len + VoxelNormKernel.BLOCK - 1) / VoxelNormKernel.BLOCK;
        int parts = (int) in.size(0) * stretches;
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        FloatBuffer dy = Floats.of(Floats.contiguous(gradient));
        FloatBuffer d = Floats.of(back);
        float[] gamma = values(0);
        float[] beta = values(1);
        float[][] sums = new float[parts][2 * channels];
        pass.execution().forRanges(parts, (long) VoxelNormKernel.BLOCK * channels, (from, to) -> {
            VoxelNormKernel kernel = new VoxelNormKernel(x, len, channels, gamma, beta, function);
            for (int s = from; s < to; s++) {
                kernel.backward(y, dy, d, s / stretches, s % stretches * VoxelNormKernel.BLOCK, sums[s]);
            }
        });
        storeGradients(sums);
        saved = null;
        return new INDArray[] {back};
    }

    private void storeGradients(float[][] sums) {
        float[] gamma = new float[channels];
        float[] beta = new float[channels];
        for (int c = 0; c < channels; c++) {
            double g = 0;
            double b = 0;
            for (float[] part : sums) {
                g += part[2 * c];
                b += part[2 * c + 1];
            }
            gamma[c] = (float) g;
            beta[c] = (float) b;
        }
        setGradient(0, gamma);
        setGradient(1, beta);
    }
}
