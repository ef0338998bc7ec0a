package io.biapy.core.target;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Workers;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Loss of one channel of one batch: counts, weights, then the loss itself, each over the same fixed blocks. For one evaluation. */
final class ChannelLoss {
    private static final float[] NONE = {};

    private final ChannelPlan plan;
    private final OutputChannel channel;
    private final FloatBuffer output;
    private final FloatBuffer target;
    private final BatchLayout layout;
    private final @Nullable FloatBuffer gradient;
    private final @Nullable Workers workers;
    /** Planes that are walked: all of the channel's target. */
    private final int planes;

    ChannelLoss(
            ChannelPlan plan,
            FloatBuffer output,
            FloatBuffer target,
            BatchLayout layout,
            @Nullable FloatBuffer gradient,
            @Nullable Workers workers) {
        this.plan = plan;
        this.channel = plan.channel();
        this.output = output;
        this.target = target;
        this.layout = layout;
        this.gradient = gradient;
        this.workers = workers;
        this.planes = channel.targetWidth();
    }

    /** The channel's part of the total; writes its planes of the gradient. */
    double evaluate(boolean rebalance, float ignore, int borderPlane, float[] classWeights) {
        boolean rebalanced = rebalance && channel.rebalanced();
        Rebalance ratio = rebalanced ? ratio() : Rebalance.NONE;
        VoxelWeights weights =
                new VoxelWeights(plan, target, layout, rebalanced, ratio, ignore, borderPlane, classWeights);
        double divisor = (double) layout.samples() * planes * layout.voxels();
        if (plan.isMasked() || weights.divideByWeights()) {
            divisor = Math.max(1, sum((sample, plane, from, n) -> {
                float[] w = new float[n];
                return weights.fill(sample, plane, from, n, target(sample, plane, from, n), w, new float[n]);
            }));
        }
        double scale = plan.weight() / divisor;
        return scale * sum((sample, plane, from, n) -> block(weights, sample, plane, from, n, scale));
    }

    private Rebalance ratio() {
        double nonZero = sum((sample, plane, from, n) -> WeightKernel.countNonZero(target(sample, plane, from, n), n));
        return Rebalance.of((long) nonZero, (long) layout.samples() * planes * layout.voxels());
    }

    private double block(VoxelWeights weights, int sample, int plane, int from, int n, double scale) {
        float[] t = target(sample, plane, from, n);
        if (channel.loss() == Loss.CE) {
            requireClasses(t);
        }
        float[] w = new float[n];
        float[] scratch = new float[n];
        weights.fill(sample, plane, from, n, t, w, scratch);
        if (channel.targetScale() != 1) {
            for (int i = 0; i < n; i++) {
                t[i] *= channel.targetScale();
            }
        }
        int columns = channel.loss() == Loss.CE ? channel.width() : 1;
        float[] x = new float[columns * n];
        for (int k = 0; k < columns; k++) {
            output.get(layout.output(sample, plan.outputPlane() + plane + k, from), x, k * n, n);
        }
        boolean activated = channel.trainingActivation() != Activation.LINEAR;
        if (activated) {
            LossKernel.activate(x, x.length, channel.trainingActivation() == Activation.TANH, scratch);
        }
        float[] g = gradient == null ? NONE : new float[x.length];
        double sum =
                switch (channel.loss()) {
                    case BCE -> LossKernel.binaryCrossEntropy(x, t, w, n, scale, g);
                    case MSE -> LossKernel.squared(x, t, w, n, scale, g);
                    case L1 -> LossKernel.absolute(x, t, w, n, scale, g);
                    case CE -> LossKernel.crossEntropy(x, columns, t, w, n, scale, g);
                };
        if (gradient != null) {
            if (activated) {
                WeightKernel.multiply(g, scratch, n);
            }
            for (int k = 0; k < columns; k++) {
                gradient.put(layout.output(sample, plan.outputPlane() + plane + k, from), g, k * n, n);
            }
        }
        return sum;
    }

    private void requireClasses(float[] t) {
        for (float v : t) {
            if (!(v >= 0 && v < channel.width() && v == Math.rint(v))) {
                throw new InputException("The target of channel " + channel.code() + " must hold class numbers 0 to "
                        + (channel.width() - 1) + ", found " + v + ".");
            }
        }
    }

    private float[] target(int sample, int plane, int from, int n) {
        float[] t = new float[n];
        target.get(layout.target(sample, plan.targetPlane() + plane, from), t, 0, n);
        return t;
    }

    private interface Block {
        double evaluate(int sample, int plane, int from, int n);
    }

    /** The blocks' values added in their order, whoever computed them. */
    private double sum(Block block) {
        int blocks = layout.blocks();
        double[] values = new double[layout.samples() * planes * blocks];
        IntConsumer one = i -> {
            int b = i % blocks;
            values[i] =
                    block.evaluate(i / blocks / planes, i / blocks % planes, b * BatchLayout.BLOCK, layout.length(b));
        };
        if (workers == null) {
            for (int i = 0; i < values.length; i++) {
                one.accept(i);
            }
        } else {
            workers.forEach(values.length, one);
        }
        return Arrays.stream(values).sequential().reduce(0, Double::sum);
    }
}
