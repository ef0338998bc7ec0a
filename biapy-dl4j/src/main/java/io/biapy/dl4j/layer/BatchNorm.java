package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import io.biapy.core.network.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Normalisation by channel over the batch; running statistics with momentum 0.1, which prediction uses (BiaPy's "bn"; Ioffe,
 * Szegedy 2015, https://arxiv.org/abs/1502.03167). As in torch the running variance is the unbiased one.
 */
public final class BatchNorm extends PlaneNorm {
    private static final double MOMENTUM = 0.1;

    private final float[] mean;
    private final float[] variance;
    private long batches;
    private double[] pending = {};
    private double pendingValues;

    public BatchNorm(String name, int channels, Nonlinearity function) {
        super(name, channels, function);
        mean = new float[channels];
        variance = new float[channels];
        java.util.Arrays.fill(variance, 1);
    }

    @Override
    Grouping statistics(int samples) {
        return new Grouping(channels(), samples, channels());
    }

    @Override
    double[] moments(FloatBuffer x, Grouping g, int len, Pass pass) {
        if (pass.training()) {
            pending = super.moments(x, g, len, pass);
            pendingValues = (double) g.planesEach() * len;
            return pending;
        }
        double[] running = new double[2 * channels()];
        for (int c = 0; c < channels(); c++) {
            running[2 * c] = mean[c];
            running[2 * c + 1] = variance[c];
        }
        return running;
    }

    @Override
    public void commitStatistics() {
        if (pending.length == 0) {
            return;
        }
        double unbiased = pendingValues > 1 ? pendingValues / (pendingValues - 1) : 1; // one value varies by 0
        for (int c = 0; c < channels(); c++) {
            mean[c] = (float) ((1 - MOMENTUM) * mean[c] + MOMENTUM * pending[2 * c]);
            variance[c] = (float) ((1 - MOMENTUM) * variance[c] + MOMENTUM * pending[2 * c + 1] * unbiased);
        }
        batches++;
        pending = new double[0];
    }

    @Override
    public List<Tensor> statistics() {
        int[] shape = {channels()};
        return List.of(
                new Tensor(name() + ".running_mean", shape, mean.clone()),
                new Tensor(name() + ".running_var", shape.clone(), variance.clone()),
                new Tensor(name() + ".num_batches_tracked", new int[0], new float[] {batches}));
    }

    @Override
    public void setStatistic(Tensor tensor) {
        String kind = tensor.key().substring(name().length() + 1);
        switch (kind) {
            case "running_mean" -> System.arraycopy(tensor.data(), 0, mean, 0, channels());
            case "running_var" -> System.arraycopy(tensor.data(), 0, variance, 0, channels());
            case "num_batches_tracked" -> batches = (long) tensor.data()[0];
            default -> super.setStatistic(tensor);
        }
    }
}
