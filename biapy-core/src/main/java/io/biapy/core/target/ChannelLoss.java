package io.biapy.core.target;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Workers;
import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Loss of one channel of one batch: counts, weights, then the loss itself, each over the same fixed blocks. For one evaluation. */
final class ChannelLoss {
    private final ChannelPlan plan;
    private final OutputChannel channel;
    private final FloatBuffer output;
    private final FloatBuffer target;
    private final BatchLayout layout;
    private final @Nullable FloatBuffer gradient;
    private final @Nullable Workers workers;
    /** Planes that are walked: all of the channel's target. */
    private final int planes;
    /** Planes of output that one plane of target is compared with. */
    private final int columns;

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
        this.columns = channel.loss() == Loss.CE ? channel.width() : 1;
    }

    /** The channel's part of the total; writes its planes of the gradient. */
    double evaluate(boolean rebalance, float ignore, int borderPlane, float[] classWeights, boolean weightedMean) {
        boolean rebalanced = rebalance && channel.rebalanced();
        Rebalance ratio = rebalanced ? ratio() : Rebalance.NONE;
        VoxelWeights weights =
                new VoxelWeights(plan, target, layout, rebalanced, ratio, ignore, borderPlane, classWeights);
        double divisor = (double) layout.samples() * planes * layout.voxels();
        if (plan.isMasked() || weights.divideByWeights()) {
            divisor = Math.max(1, sum((sample, plane, from, n, room) -> {
                readTarget(sample, plane, from, n, room.t);
                weights.count(sample, from, n, room.t, room.w, room.scratch);
                return WeightKernel.sum(room.w, n);
            }));
        }
        if (weightedMean && classWeights.length > 0) {
            divisor = sum((sample, plane, from, n, room) -> {
                readTarget(sample, plane, from, n, room.t);
                requireClasses(room.t, n);
                weights.count(sample, from, n, room.t, room.w, room.scratch);
                WeightKernel.byClass(room.t, classWeights, room.w, n);
                return WeightKernel.sum(room.w, n);
            });
            divisor = divisor > 0 ? divisor : 1; // where only classes of weight 0 are seen, nothing is to be learnt
        }
        double scale = plan.weight() / divisor;
        return scale * sum((sample, plane, from, n, room) -> block(weights, sample, plane, from, n, room, scale));
    }

    private Rebalance ratio() {
        double nonZero = sum((sample, plane, from, n, room) -> {
            readTarget(sample, plane, from, n, room.t);
            return WeightKernel.countNonZero(room.t, n);
        });
        return Rebalance.of((long) nonZero, (long) layout.samples() * planes * layout.voxels());
    }

    private double block(VoxelWeights weights, int sample, int plane, int from, int n, Room room, double scale) {
        readTarget(sample, plane, from, n, room.t);
        if (channel.loss() == Loss.CE) {
            requireClasses(room.t, n);
        }
        weights.count(sample, from, n, room.t, room.w, room.scratch);
        weights.multiply(sample, from, n, room.t, room.w, room.scratch);
        if (channel.targetScale() != 1) {
            for (int i = 0; i < n; i++) {
                room.t[i] *= channel.targetScale();
            }
        }
        for (int k = 0; k < columns; k++) {
            output.get(layout.output(sample, plan.outputPlane() + plane + k, from), room.x, k * n, n);
        }
        boolean activated = channel.trainingActivation() != Activation.LINEAR;
        if (activated) {
            LossKernel.activate(room.x, n, channel.trainingActivation() == Activation.TANH, room.scratch);
        }
        double sum =
                switch (channel.loss()) {
                    case BCE -> LossKernel.binaryCrossEntropy(room.x, room.t, room.w, n, scale, room.g);
                    case MSE -> LossKernel.squared(room.x, room.t, room.w, n, scale, room.g);
                    case L1 -> LossKernel.absolute(room.x, room.t, room.w, n, scale, room.g);
                    case CE -> LossKernel.crossEntropy(room.x, columns, room.t, room.w, n, scale, room.g);
                    case EMBEDSEG -> throw new IllegalStateException("refused where the loss is made");
                };
        if (gradient != null) {
            if (activated) {
                WeightKernel.multiply(room.g, room.scratch, n);
            }
            for (int k = 0; k < columns; k++) {
                gradient.put(layout.output(sample, plan.outputPlane() + plane + k, from), room.g, k * n, n);
            }
        }
        return sum;
    }

    private void requireClasses(float[] t, int n) {
        for (int i = 0; i < n; i++) {
            float v = t[i];
            if (!(v >= 0 && v < channel.width() && v == Math.rint(v))) {
                throw new InputException("The target of channel " + channel.code() + " must hold class numbers 0 to "
                        + (channel.width() - 1) + ", found " + v + ".");
            }
        }
    }

    private void readTarget(int sample, int plane, int from, int n, float[] t) {
        target.get(layout.target(sample, plan.targetPlane() + plane, from), t, 0, n);
    }

    /** Arrays of one block, used again for the next one of the same thread. */
    private static final class Room {
        final float[] t = new float[BatchLayout.BLOCK];
        final float[] w = new float[BatchLayout.BLOCK];
        final float[] scratch = new float[BatchLayout.BLOCK];
        final float[] x;
        final float[] g;

        Room(int columns) {
            x = new float[columns * BatchLayout.BLOCK];
            g = new float[columns * BatchLayout.BLOCK];
        }
    }

    private interface Block {
        double evaluate(int sample, int plane, int from, int n, Room room);
    }

    /** The blocks' values added in their order, whoever computed them. */
    private double sum(Block block) {
        int blocks = layout.blocks();
        double[] values = new double[layout.samples() * planes * blocks];
        int shares = workers == null ? 1 : Math.min(values.length, workers.threads());
        IntConsumer share = s -> {
            Room room = new Room(columns);
            int end = (int) ((s + 1L) * values.length / shares);
            for (int i = (int) ((long) s * values.length / shares); i < end; i++) {
                int b = i % blocks;
                int sample = i / blocks / planes;
                int plane = i / blocks % planes;
                values[i] = block.evaluate(sample, plane, b * BatchLayout.BLOCK, layout.length(b), room);
            }
        };
        if (workers == null) {
            share.accept(0);
        } else {
            workers.forEach(shares, share);
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
