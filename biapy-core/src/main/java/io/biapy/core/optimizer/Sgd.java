package io.biapy.core.optimizer;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;
import java.util.List;

/** Stochastic gradient descent with Nesterov momentum (0.9) and L2 weight decay, as torch computes it. Immutable, safe for several threads. */
public final class Sgd implements Optimizer {
    private final double weightDecay;
    private final double momentum;

    private Sgd(double weightDecay, double momentum) {
        this.weightDecay = weightDecay;
        this.momentum = momentum;
        if (!(weightDecay >= 0) || !(momentum >= 0 && momentum < 1)) {
            throw new InputException("SGD needs weight decay >= 0 and momentum in [0, 1), got " + this + ".");
        }
    }

    public static Sgd nesterov(double weightDecay) {
        return new Sgd(weightDecay, 0.9);
    }

    public Sgd withMomentum(double value) {
        return new Sgd(weightDecay, value);
    }

    @Override
    public List<String> moments() {
        return List.of("velocity");
    }

    @Override
    public void update(
            FloatBuffer parameters, FloatBuffer gradients, List<FloatBuffer> moments, long step, StepSize size) {
        FloatBuffer velocity = moments.get(0);
        float mu = (float) size.momentum().orElse(momentum);
        float decay = (float) weightDecay;
        float rate = (float) size.learningRate();
        int n = parameters.capacity();
        for (int i = 0; i < n; i++) {
            float p = parameters.get(i);
            float g = gradients.get(i) + decay * p;
            float v = mu * velocity.get(i) + g;
            velocity.put(i, v);
            parameters.put(i, p - rate * (g + mu * v));
        }
    }

    @Override
    public String toString() {
        return "SGD (weight decay " + weightDecay + ", Nesterov momentum " + momentum + ")";
    }
}
