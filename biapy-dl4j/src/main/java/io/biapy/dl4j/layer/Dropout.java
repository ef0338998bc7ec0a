package io.biapy.dl4j.layer;

import io.biapy.core.run.Seeds;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sets single values to zero while training and scales the others by 1 / (1 - p), so that the mean stays. Which ones follows from
 * seed, step, layer and place alone, so the backward pass draws the same again and nothing depends on threads.
 */
public final class Dropout extends Layer {
    private final double probability;
    private final int index;

    /** @param index number of the layer, part of its seed */
    public Dropout(String name, double probability, int index) {
        super(name, List.of());
        this.probability = probability;
        this.index = index;
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray result = pass.result(in.shape());
        if (pass.training()) {
            mask(Floats.of(in), Floats.of(result), pass);
        } else {
            CopyKernel.copy(Floats.of(in), 0, Floats.of(result), 0, (int) in.length());
        }
        return result;
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray back = pass.gradient(gradient.shape());
        mask(Floats.of(Floats.contiguous(gradient)), Floats.of(back), pass);
        return new INDArray[] {back};
    }

    private void mask(FloatBuffer from, FloatBuffer to, Pass pass) {
        Execution execution = pass.execution();
        int blocks = (from.limit() + BlockKernel.BLOCK - 1) / BlockKernel.BLOCK;
        float scale = (float) (1 / (1 - probability));
        execution.forRanges(blocks, BlockKernel.BLOCK, (first, end) -> {
            float[] t = new float[BlockKernel.BLOCK];
            for (int b = first; b < end; b++) {
                int at = b * BlockKernel.BLOCK;
                int n = Math.min(BlockKernel.BLOCK, from.limit() - at);
                SplittableRandom random = Seeds.random(execution.seed() + index, execution.step(), b);
                from.get(at, t, 0, n);
                for (int j = 0; j < n; j++) {
                    t[j] = random.nextDouble() < probability ? 0 : t[j] * scale;
                }
                to.put(at, t, 0, n);
            }
        });
    }
}
