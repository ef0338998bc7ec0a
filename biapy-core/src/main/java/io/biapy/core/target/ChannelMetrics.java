package io.biapy.core.target;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BiaPy's metrics of a batch while a network trains, one a channel: intersection over union for binary channels, mean absolute error for
 * all others. They tell a reader how a training goes; nothing is minimised by them. Immutable and safe for several threads.
 *
 * <p>Intersection over union takes a value for an object above one half; where any value of the channel lies outside 0 to 1 the channel holds
 * logits, and one half is logit 0. It is 0 where neither output nor target has an object. Channels trained by cross
 * entropy over classes compare the most probable class with the target's. Nothing is masked; a target counts as many times as the
 * loss scales it. Source: BiaPy 3.7.1, {@code instance_metrics} and {@code jaccard_index}.
 */
public final class ChannelMetrics {
    private final List<OutputChannel> channels;
    private final float ignore;
    private final ChannelPlan[] plans;

    private ChannelMetrics(List<OutputChannel> channels, float ignore) {
        this.channels = channels;
        this.ignore = ignore;
        this.plans = ChannelPlan.of(channels, new double[channels.size()]);
    }

    /** Metrics of these channels, in the order of output and target. */
    public static ChannelMetrics of(List<? extends OutputChannel> channels) {
        return new ChannelMetrics(List.copyOf(channels), Float.NaN);
    }

    /** Voxels whose binary target has this value do not count in that channel. Default: all count. */
    public ChannelMetrics withIgnored(float value) {
        return new ChannelMetrics(channels, value);
    }

    /**
     * The metrics by BiaPy's names ("IoU (F channel)", "L1 (R channels)"), in the order of the channels.
     *
     * @param output raw network output, flat N, C, z, y, x
     * @param target flat N, C', z, y, x; further planes behind those of the channels are not read, but counted in {@code targetPlanes}
     * @throws io.biapy.core.error.InputException when a buffer is too short
     */
    public Map<String, Double> evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape, int targetPlanes) {
        BatchShape.requireRoom("output", output, shape.values());
        int voxels = shape.extent().voxels();
        BatchShape.requireRoom("target", target, Math.multiplyExact(shape.samples() * targetPlanes, voxels));
        BatchLayout layout = new BatchLayout(shape.samples(), shape.channels(), targetPlanes, voxels);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (ChannelPlan plan : plans) {
            OutputChannel channel = plan.channel();
            String name = channel.code() + (channel.targetWidth() > 1 ? " channels)" : " channel)");
            if (isBinary(channel)) {
                metrics.put("IoU (" + name, overlap(plan, output, target, layout));
            } else {
                metrics.put("L1 (" + name, distance(plan, output, target, layout));
            }
        }
        return metrics;
    }

    private static boolean isBinary(OutputChannel channel) {
        return channel.loss() == Loss.BCE && channel.rebalanced();
    }

    private double overlap(ChannelPlan plan, FloatBuffer output, FloatBuffer target, BatchLayout layout) {
        float[] x = new float[layout.voxels()];
        float[] t = new float[layout.voxels()];
        boolean logits = false;
        for (int s = 0; s < layout.samples(); s++) {
            for (int k = 0; k < plan.channel().width(); k++) {
                output.get(layout.output(s, plan.outputPlane() + k, 0), x);
                logits |= MetricKernel.leavesUnitRange(x);
            }
        }
        long[] counts = new long[2];
        for (int s = 0; s < layout.samples(); s++) {
            for (int k = 0; k < plan.channel().width(); k++) {
                output.get(layout.output(s, plan.outputPlane() + k, 0), x);
                target.get(layout.target(s, plan.targetPlane() + k, 0), t);
                MetricKernel.overlap(x, t, logits ? 0 : 0.5f, ignore, counts);
            }
        }
        return counts[1] == 0 ? 0 : (double) counts[0] / counts[1];
    }

    private static double distance(ChannelPlan plan, FloatBuffer output, FloatBuffer target, BatchLayout layout) {
        OutputChannel channel = plan.channel();
        int columns = channel.loss() == Loss.CE ? channel.width() : 1;
        float[] x = new float[columns * layout.voxels()];
        float[] t = new float[layout.voxels()];
        double sum = 0;
        for (int s = 0; s < layout.samples(); s++) {
            for (int k = 0; k < channel.targetWidth(); k++) {
                for (int c = 0; c < columns; c++) {
                    int plane = plan.outputPlane() + k + c;
                    output.get(layout.output(s, plane, 0), x, c * layout.voxels(), layout.voxels());
                }
                target.get(layout.target(s, plan.targetPlane() + k, 0), t);
                if (columns > 1) {
                    MetricKernel.likeliest(x, columns, t.length);
                } else {
                    activate(channel.trainingActivation(), x);
                }
                sum += MetricKernel.distance(x, t, channel.targetScale());
            }
        }
        return sum / ((double) layout.samples() * channel.targetWidth() * layout.voxels());
    }

    private static void activate(Activation activation, float[] x) {
        for (int i = 0; i < x.length && activation != Activation.LINEAR; i++) {
            x[i] = activation.apply(x[i]);
        }
    }

    @Override
    public String toString() {
        return "Metrics of " + channels.stream().map(OutputChannel::code).toList();
    }
}
