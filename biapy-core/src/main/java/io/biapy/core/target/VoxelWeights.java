package io.biapy.core.target;

import java.nio.FloatBuffer;

/** What each voxel of one channel counts: rebalancing, border weights, ignored values, classes, mask. For use by one evaluation. */
final class VoxelWeights {
    private final ChannelPlan plan;
    private final FloatBuffer target;
    private final BatchLayout layout;
    private final boolean rebalanced;
    private final Rebalance rebalance;
    private final float ignore;
    private final int borderPlane;
    private final float[] classWeights;

    /**
     * @param rebalanced whether border weights are added to {@code rebalance}; else they stand alone in binary channels
     * @param ignore target value that does not count, NaN for none
     * @param borderPlane plane of target with border weights, negative for none
     * @param classWeights one a class, empty for none
     */
    VoxelWeights(
            ChannelPlan plan,
            FloatBuffer target,
            BatchLayout layout,
            boolean rebalanced,
            Rebalance rebalance,
            float ignore,
            int borderPlane,
            float[] classWeights) {
        this.plan = plan;
        this.target = target;
        this.layout = layout;
        this.rebalanced = rebalanced;
        this.rebalance = rebalance;
        this.ignore = ignore;
        this.borderPlane = borderPlane;
        this.classWeights = classWeights;
    }

    /** Whether the loss is divided by the sum of weights; otherwise by the number of voxels that the mask leaves. */
    boolean divideByWeights() {
        return plan.channel().loss() == Loss.BCE;
    }

    /**
     * Fills {@code w} with what each voxel of a block of a plane adds to the divisor.
     *
     * @param t the channel's target in this block
     * @param scratch room for as many values
     */
    void count(int sample, int from, int n, float[] t, float[] w, float[] scratch) {
        boolean binary = plan.channel().loss() == Loss.BCE;
        WeightKernel.twoClasses(t, w, n, rebalance.ofZero(), rebalance.ofOther());
        if (borderPlane >= 0 && binary) {
            float[] border = border(sample, from, n, scratch);
            if (rebalanced) {
                WeightKernel.add(w, border, n);
            } else {
                System.arraycopy(border, 0, w, 0, n);
            }
        }
        if (binary && !Float.isNaN(ignore)) {
            WeightKernel.dropWhereEqual(t, ignore, w, n);
        }
        if (plan.isMasked()) {
            float[] mask = t;
            if (plan.maskPlane() != ChannelPlan.OWN) {
                target.get(layout.target(sample, plan.maskPlane(), from), scratch, 0, n);
                mask = scratch;
            }
            boolean positive = plan.mask() == ChannelPlan.MaskRule.POSITIVE;
            WeightKernel.keepWhere(mask, positive, plan.mask() == ChannelPlan.MaskRule.ZERO, w, n);
        }
    }

    /** Multiplies {@code w} by what weighs the loss but is not part of the divisor: border weights of other losses, class weights. */
    void multiply(int sample, int from, int n, float[] t, float[] w, float[] scratch) {
        if (borderPlane >= 0 && plan.channel().loss() != Loss.BCE) {
            WeightKernel.multiply(w, border(sample, from, n, scratch), n);
        }
        if (classWeights.length > 0) {
            WeightKernel.byClass(t, classWeights, w, n);
        }
    }

    private float[] border(int sample, int from, int n, float[] scratch) {
        target.get(layout.target(sample, borderPlane, from), scratch, 0, n);
        return scratch;
    }
}
