package io.biapy.core.target;

import io.biapy.core.error.InputException;
import io.biapy.core.run.Workers;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum over channels of each one's own loss (binary cross entropy on logits, cross entropy, squared or absolute error), averaged over the
 * voxels that count, times the channel's weight. Output planes and target planes stand in the order of the channels, each as wide as
 * {@link OutputChannel#width()} and {@link OutputChannel#targetWidth()}. Immutable; {@code with...} methods give a changed copy. Sums are
 * double over fixed blocks in fixed order, so the number of threads changes no bit. Source: BiaPy 3.7.1, {@code instance_segmentation_loss}.
 */
public final class ChannelObjective implements Objective {
    private final List<OutputChannel> channels;
    private final double[] weights;
    private final boolean rebalance;
    private final boolean borderWeights;
    private final float ignore;
    private final float[] classWeights;
    private final boolean weightedMean;
    private final @Nullable Workers workers;
    private final ChannelPlan[] plans;

    private ChannelObjective(
            List<OutputChannel> channels,
            double[] weights,
            boolean rebalance,
            boolean borderWeights,
            float ignore,
            float[] classWeights,
            boolean weightedMean,
            @Nullable Workers workers) {
        this.channels = channels;
        this.weights = weights;
        this.rebalance = rebalance;
        this.borderWeights = borderWeights;
        this.ignore = ignore;
        this.classWeights = classWeights;
        this.weightedMean = weightedMean;
        this.workers = workers;
        this.plans = ChannelPlan.of(channels, weights);
    }

    /** Losses of these channels, weight 1 each, the rarer value of binary targets weighted up. At least one channel. */
    public static ChannelObjective of(List<? extends OutputChannel> channels) {
        if (channels.isEmpty()) {
            throw new InputException("A loss needs at least one output channel, got none.");
        }
        for (OutputChannel channel : channels) {
            if (channel.loss() == Loss.EMBEDSEG) {
                throw new InputException("Channel " + channel.code()
                        + " has no loss of its own; E_offset, E_sigma and E_seediness are learned together and alone.");
            }
        }
        double[] ones = new double[channels.size()];
        Arrays.fill(ones, 1);
        return new ChannelObjective(List.copyOf(channels), ones, true, false, Float.NaN, new float[0], false, null);
    }

    /** What each channel's loss is multiplied by, 0 or more. Default 1. */
    public ChannelObjective withWeights(double... byChannel) {
        if (byChannel.length != channels.size()) {
            throw new InputException("The loss has " + channels.size() + " channels and needs as many weights, got "
                    + byChannel.length + ": " + Arrays.toString(byChannel) + ".");
        }
        for (double w : byChannel) {
            if (!(w >= 0) || Double.isInfinite(w)) {
                throw new InputException(
                        "Channel weights must be finite and at least 0, got " + Arrays.toString(byChannel) + ".");
            }
        }
        return new ChannelObjective(
                channels, byChannel.clone(), rebalance, borderWeights, ignore, classWeights, weightedMean, workers);
    }

    /** Whether the rarer value of a batch's binary target counts more ({@link OutputChannel#rebalanced()}). Default true. */
    public ChannelObjective withRebalance(boolean on) {
        return new ChannelObjective(channels, weights, on, borderWeights, ignore, classWeights, weightedMean, workers);
    }

    /**
     * Whether the target has one more plane, the last, with a weight of each voxel: added to the weight of binary channels (in
     * place of it where they are not rebalanced), multiplied with the loss of all others. Default false. Each image is weighted by its own plane; BiaPy 3.7.1 mixes the planes of a batch.
     */
    public ChannelObjective withBorderWeights(boolean on) {
        return new ChannelObjective(channels, weights, rebalance, on, ignore, classWeights, weightedMean, workers);
    }

    /** Voxels whose binary target has this value do not count in that channel. Default: all count. */
    public ChannelObjective withIgnored(float value) {
        return new ChannelObjective(
                channels, weights, rebalance, borderWeights, value, classWeights, weightedMean, workers);
    }

    /** What the cross entropy of a voxel of each class is multiplied by, 0 or more; see {@link #withWeightedMean}. Default 1. */
    public ChannelObjective withClassWeights(double... byClass) {
        float[] floats = new float[byClass.length];
        for (int i = 0; i < floats.length; i++) {
            if (!(byClass[i] >= 0) || Double.isInfinite(byClass[i])) {
                throw new InputException(
                        "Class weights must be finite and at least 0, got " + Arrays.toString(byClass) + ".");
            }
            floats[i] = (float) byClass[i];
        }
        for (OutputChannel channel : channels) {
            if (floats.length > 0 && channel.loss() == Loss.CE && channel.width() != floats.length) {
                throw new InputException("Channel " + channel.code() + " has " + channel.width()
                        + " classes and needs as many class weights, got " + floats.length + ".");
            }
        }
        return new ChannelObjective(channels, weights, rebalance, borderWeights, ignore, floats, weightedMean, workers);
    }

    /**
     * Whether cross entropy is divided by the sum of its voxels' class weights, as torch and BiaPy's losses of semantic segmentation do, instead of by the number of voxels, as
     * BiaPy's loss of instances does. Default false.
     */
    public ChannelObjective withWeightedMean(boolean on) {
        return new ChannelObjective(channels, weights, rebalance, borderWeights, ignore, classWeights, on, workers);
    }

    /** Shares the work among these threads; the result is the same to the last bit. Default: the calling thread. */
    public ChannelObjective withWorkers(Workers threads) {
        return new ChannelObjective(
                channels, weights, rebalance, borderWeights, ignore, classWeights, weightedMean, threads);
    }

    /** The channels in order. */
    public List<OutputChannel> outputChannels() {
        return channels;
    }

    @Override
    public int channels() {
        return channels.stream().mapToInt(OutputChannel::width).sum();
    }

    @Override
    public int targetChannels() {
        return channels.stream().mapToInt(OutputChannel::targetWidth).sum() + (borderWeights ? 1 : 0);
    }

    @Override
    public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape, FloatBuffer gradient) {
        BatchShape.requireRoom("gradient", gradient, shape.values());
        return sum(output, target, shape, gradient);
    }

    @Override
    public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape) {
        return sum(output, target, shape, null);
    }

    private LossValue sum(FloatBuffer output, FloatBuffer target, BatchShape shape, @Nullable FloatBuffer gradient) {
        int voxels = shape.extent().voxels();
        if (shape.channels() != channels()) {
            throw new InputException("The loss of " + codes() + " is for " + channels() + " planes of output, got "
                    + shape.channels() + "; the network and the loss need the same channels.");
        }
        BatchLayout layout = new BatchLayout(shape.samples(), channels(), targetChannels(), voxels);
        BatchShape.requireRoom("output", output, shape.values());
        BatchShape.requireRoom("target", target, Math.multiplyExact(shape.samples() * targetChannels(), voxels));
        double[] parts = new double[plans.length];
        double total = 0;
        int borderPlane = borderWeights ? targetChannels() - 1 : -1;
        for (int i = 0; i < plans.length; i++) {
            float[] ofClasses = plans[i].channel().loss() == Loss.CE ? classWeights : new float[0];
            ChannelLoss loss = new ChannelLoss(plans[i], output, target, layout, gradient, workers);
            parts[i] = loss.evaluate(rebalance, ignore, borderPlane, ofClasses, weightedMean);
            total += parts[i];
        }
        return new LossValue(total, parts);
    }

    private List<String> codes() {
        return channels.stream().map(OutputChannel::code).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Loss");
        for (int i = 0; i < weights.length; i++) {
            text.append(i == 0 ? " " : " + ");
            text.append(weights[i] == 1 ? "" : weights[i] + " ");
            text.append(channels.get(i).loss())
                    .append('(')
                    .append(channels.get(i).code())
                    .append(')');
        }
        return text + (rebalance ? ", rebalanced" : "") + (borderWeights ? ", border weights" : "");
    }
}
