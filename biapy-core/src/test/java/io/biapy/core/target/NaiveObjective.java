package io.biapy.core.target;

import java.util.List;

/** The instance loss voxel by voxel from its definition, in double, without regard to speed. */
final class NaiveObjective {
    final List<SomeChannel> channels;
    final double[] weights;
    final boolean rebalance;
    final boolean border;
    final double ignore;
    final double[] classWeights;

    NaiveObjective(
            List<SomeChannel> channels,
            double[] weights,
            boolean rebalance,
            boolean border,
            double ignore,
            double[] classWeights) {
        this.channels = channels;
        this.weights = weights;
        this.rebalance = rebalance;
        this.border = border;
        this.ignore = ignore;
        this.classWeights = classWeights;
    }

    /** @param x output[sample][plane][voxel], t likewise */
    double total(double[][][] x, double[][][] t) {
        double total = 0;
        int out = 0;
        int in = 0;
        for (int c = 0; c < channels.size(); c++) {
            total += weights[c] * channel(channels.get(c), x, out, t, in);
            out += channels.get(c).width();
            in += channels.get(c).targetWidth();
        }
        return total;
    }

    private double channel(SomeChannel channel, double[][][] x, int out, double[][][] t, int in) {
        double sum = 0;
        double divisor = 0;
        boolean divided = channel.loss() == Loss.BCE || channel.masked() || channel.maskedByOwnTarget();
        for (int s = 0; s < x.length; s++) {
            for (int p = 0; p < channel.targetWidth(); p++) {
                for (int v = 0; v < x[s][0].length; v++) {
                    double target = t[s][in + p][v];
                    double w = inside(channel, t[s], in + p, v) ? 1 : 0;
                    double more = 1;
                    double b = border ? t[s][t[s].length - 1][v] : 0;
                    if (channel.loss() == Loss.BCE) {
                        double own = rebalance ? ratioWeight(channel, t, in, target) : 1;
                        w *= !border ? own : rebalance ? own + b : b;
                        w = target == ignore ? 0 : w;
                    } else if (border) {
                        more = b;
                    }
                    if (channel.loss() == Loss.CE && classWeights.length > 0) {
                        more *= classWeights[(int) target];
                    }
                    sum += w * more * elementwise(channel, x[s], out + p, v, target);
                    divisor += divided ? w : 1;
                }
            }
        }
        return sum / (divided ? Math.max(1, divisor) : divisor);
    }

    private static double elementwise(SomeChannel channel, double[][] x, int plane, int v, double target) {
        double raw = x[plane][v];
        double scaled = target * channel.targetScale();
        double y =
                switch (channel.trainingActivation()) {
                    case LINEAR, SOFTMAX -> raw;
                    case TANH -> Math.tanh(raw);
                    case SIGMOID -> 1 / (1 + Math.exp(-raw));
                };
        return switch (channel.loss()) {
            case BCE -> {
                double p = 1 / (1 + Math.exp(-raw));
                yield -scaled * Math.log(p) - (1 - scaled) * Math.log1p(-p);
            }
            case MSE -> (y - scaled) * (y - scaled);
            case L1 -> Math.abs(y - scaled);
            case CE -> {
                double total = 0;
                for (int k = 0; k < channel.width(); k++) {
                    total += Math.exp(x[plane + k][v]);
                }
                yield Math.log(total) - x[plane + (int) target][v];
            }
            case EMBEDSEG -> throw new IllegalArgumentException("no loss of single voxels");
        };
    }

    private double ratioWeight(SomeChannel channel, double[][][] t, int in, double target) {
        double foreground = 0;
        double all = 0;
        for (double[][] sample : t) {
            for (int p = in; p < in + channel.targetWidth(); p++) {
                for (double v : sample[p]) {
                    foreground += v != 0 ? 1 : 0;
                    all++;
                }
            }
        }
        if (foreground == 0 || foreground == all) {
            return 1;
        }
        double f = Math.min(0.95, Math.max(0.05, foreground / all));
        boolean rare = target != 0 ? f < 0.5 : f > 0.5;
        return rare ? Math.max(f, 1 - f) / Math.min(f, 1 - f) : 1;
    }

    private boolean inside(SomeChannel channel, double[][] t, int own, int v) {
        if (channel.maskedByOwnTarget()) {
            return t[own][v] != 0;
        }
        if (!channel.masked()) {
            return true;
        }
        for (boolean fallback : new boolean[] {false, true}) {
            int in = 0;
            for (SomeChannel other : channels) {
                if (!fallback && other.foregroundRole() == ForegroundRole.ZERO) {
                    return t[in][v] == 0;
                }
                if (other.foregroundRole() == (fallback ? ForegroundRole.POSITIVE_FALLBACK : ForegroundRole.POSITIVE)) {
                    return t[in][v] > 0;
                }
                in += other.targetWidth();
            }
        }
        return t[own][v] > 0;
    }
}
