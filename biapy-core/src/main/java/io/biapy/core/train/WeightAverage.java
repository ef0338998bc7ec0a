package io.biapy.core.train;

import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Exponential moving average of the weights over the steps (Polyak averaging): what is validated and kept is smoother than the last step. The
 * decay is limited to (1 + step) / (10 + step), so that the start is forgotten early.
 */
final class WeightAverage {
    private final double decay;
    private Weights average;

    WeightAverage(double decay, Weights start) {
        this.decay = decay;
        this.average = copy(start);
    }

    void add(Weights now, long step) {
        float d = (float) Math.min(decay, (1.0 + step) / (10.0 + step));
        List<Tensor> mine = average.tensors();
        List<Tensor> other = now.tensors();
        for (int t = 0; t < mine.size(); t++) {
            float[] a = mine.get(t).data();
            float[] b = other.get(t).data();
            for (int i = 0; i < a.length; i++) {
                a[i] = d * a[i] + (1 - d) * b[i];
            }
        }
    }

    Weights weights() {
        return copy(average);
    }

    void restore(Weights saved) {
        average = copy(saved);
    }

    private static Weights copy(Weights weights) {
        List<Tensor> tensors = new ArrayList<>();
        for (Tensor t : weights.tensors()) {
            tensors.add(new Tensor(t.key(), t.shape().clone(), t.data().clone()));
        }
        return Weights.of(tensors);
    }
}
