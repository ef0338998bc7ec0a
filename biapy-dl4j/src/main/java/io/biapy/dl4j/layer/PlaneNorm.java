package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance, group or batch normalisation with gamma and beta, and the activation after it, in one pass. The three differ only in
 * which planes share a statistic ({@link #statistics(int)}); mean and variance are those of the input, eps 1e-5.
 */
abstract class PlaneNorm extends Layer {
    private final int channels;
    private final Nonlinearity function;
    private double[] moments = {};
    private @Nullable INDArray saved;

    PlaneNorm(String name, int channels, Nonlinearity function) {
        super(name, List.of(Parameter.of(name + ".weight", channels), Parameter.of(name + ".bias", channels)));
        this.channels = channels;
        this.function = function;
    }

    /** Which planes (sample x channel) share a statistic: statistic s has the planes first(s), first(s) + step, ... */
    record Grouping(int statistics, int planesEach, int step) {
        int first(int statistic) {
            return step == 1 ? statistic * planesEach : statistic;
        }

        int of(int plane) {
            return step == 1 ? plane / planesEach : plane % statistics;
        }
    }

    abstract Grouping statistics(int samples);

    /** Mean and variance of each statistic (two numbers each): of the input; running ones where a subclass has them. */
    double[] moments(FloatBuffer x, Grouping g, int len, Pass pass) {
        double[] out = new double[2 * g.statistics()];
        pass.execution().forRanges(g.statistics(), (long) g.planesEach() * len, (from, to) -> {
            float[] t = new float[BlockKernel.BLOCK];
            for (int s = from; s < to; s++) {
                NormKernel.moments(x, g.first(s), g.step(), g.planesEach(), len, t, out, 2 * s);
            }
        });
        return out;
    }

    final int channels() {
        return channels;
    }

    @Override
    public INDArray forward(INDArray[] inputs, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray result = pass.result(in.shape());
        int len = spatial(in);
        int planes = (int) in.size(0) * channels;
        Grouping g = statistics((int) in.size(0));
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        double[] stats = moments(x, g, len, pass);
        float[] gamma = values(0);
        float[] beta = values(1);
        pass.execution().forRanges(planes, len, (from, to) -> {
            float[] t = new float[BlockKernel.BLOCK];
            for (int p = from; p < to; p++) {
                float[] line = line(stats, g.of(p), gamma[p % channels], beta[p % channels]);
                NormKernel.apply(x, y, p, len, line[1], line[2], function, t);
            }
        });
        moments = stats;
        saved = pass.training() ? result : null;
        return result;
    }

    /** Mean, a and b of y = f(a x + b). */
    private static float[] line(double[] stats, int statistic, float gamma, float beta) {
        double mean = stats[2 * statistic];
        double a = gamma / Math.sqrt(stats[2 * statistic + 1] + NormKernel.EPS);
        return new float[] {(float) mean, (float) a, (float) (beta - a * mean)};
    }

    @Override
    public INDArray[] backward(INDArray[] inputs, INDArray gradient, Pass pass) {
        INDArray in = Floats.contiguous(inputs[0]);
        INDArray result = Objects.requireNonNull(saved);
        INDArray back = pass.gradient(in.shape());
        int len = spatial(in);
        int planes = (int) in.size(0) * channels;
        Grouping g = statistics((int) in.size(0));
        FloatBuffer x = Floats.of(in);
        FloatBuffer y = Floats.of(result);
        FloatBuffer dy = Floats.of(Floats.contiguous(gradient));
        FloatBuffer d = Floats.of(back);
        float[] gamma = values(0);
        float[] beta = values(1);
        double[] stats = moments;
        double[] sums = new double[2 * planes];
        Execution execution = pass.execution();
        execution.forRanges(planes, len, (from, to) -> {
            float[][] t = new float[3][BlockKernel.BLOCK];
            for (int p = from; p < to; p++) {
                float[] line = line(stats, g.of(p), gamma[p % channels], beta[p % channels]);
                NormKernel.sums(x, y, dy, d, p, len, line, function, t, sums, 2 * p);
            }
        });
        storeGradients(sums, g);
        double[] joined = join(sums, g, gamma);
        double values = (double) g.planesEach() * len;
        execution.forRanges(planes, len, (from, to) -> {
            float[][] t = new float[2][BlockKernel.BLOCK];
            for (int p = from; p < to; p++) {
                int s = g.of(p);
                double r = 1 / Math.sqrt(stats[2 * s + 1] + NormKernel.EPS);
                float a = (float) (gamma[p % channels] * r);
                float b = (float) (-r * joined[2 * s] / values);
                float c = (float) (-r * r * r * joined[2 * s + 1] / values);
                NormKernel.combine(x, d, p, len, (float) stats[2 * s], a, b, c, t);
            }
        });
        saved = null;
        return new INDArray[] {back};
    }

    /** Gradients of gamma and beta, summed over the samples in a fixed order. */
    private void storeGradients(double[] sums, Grouping g) {
        double[] total = new double[2 * channels];
        for (int p = 0; p < sums.length / 2; p++) {
            double r = 1 / Math.sqrt(moments[2 * g.of(p) + 1] + NormKernel.EPS);
            total[2 * (p % channels)] += r * sums[2 * p + 1];
            total[2 * (p % channels) + 1] += sums[2 * p];
        }
        float[] gamma = new float[channels];
        float[] beta = new float[channels];
        for (int c = 0; c < channels; c++) {
            gamma[c] = (float) total[2 * c];
            beta[c] = (float) total[2 * c + 1];
        }
        setGradient(0, gamma);
        setGradient(1, beta);
    }

    /** By statistic: sums of gamma d and of gamma d (x - mean). */
    private double[] join(double[] sums, Grouping g, float[] gamma) {
        double[] joined = new double[2 * g.statistics()];
        for (int p = 0; p < sums.length / 2; p++) {
            int s = g.of(p);
            joined[2 * s] += gamma[p % channels] * sums[2 * p];
            joined[2 * s + 1] += gamma[p % channels] * sums[2 * p + 1];
        }
        return joined;
    }
}
