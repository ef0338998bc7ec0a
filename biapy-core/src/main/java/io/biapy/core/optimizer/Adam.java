package io.biapy.core.optimizer;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015) and AdamW (Loshchilov and Hutter 2019), as torch computes them: beta 0.9 and 0.999, eps 1e-8. Immutable, safe for
 * several threads.
 */
public final class Adam implements Optimizer {
    private final boolean decoupled;
    private final double weightDecay;
    private final double beta1;
    private final double beta2;
    private final double eps;

    private Adam(boolean decoupled, double weightDecay, double beta1, double beta2, double eps) {
        this.decoupled = decoupled;
        this.weightDecay = weightDecay;
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.eps = eps;
        if (!(weightDecay >= 0) || !(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1) || !(eps > 0)) {
            throw new InputException("Adam needs weight decay >= 0, betas in [0, 1) and eps > 0, got " + this + ".");
        }
    }

    /** Weight decay as a shrinking of the weights, apart from the gradient. */
    public static Adam decoupled(double weightDecay) {
        return new Adam(true, weightDecay, 0.9, 0.999, 1e-8);
    }

    /** Weight decay as part of the gradient (L2). */
    public static Adam withL2(double weightDecay) {
        return new Adam(false, weightDecay, 0.9, 0.999, 1e-8);
    }

    /** Decay of the running mean and of the running square. */
    public Adam withBetas(double mean, double square) {
        return new Adam(decoupled, weightDecay, mean, square, eps);
    }

    @Override
    public List<String> moments() {
        return List.of("mean", "square");
    }

    @Override
    public void update(
            FloatBuffer parameters, FloatBuffer gradients, List<FloatBuffer> moments, long step, StepSize size) {
        double first = size.momentum().orElse(beta1);
        double rate = size.learningRate();
        AdamKernel.update(
                parameters,
                gradients,
                moments.get(0),
                moments.get(1),
                (float) (decoupled ? 1 - rate * weightDecay : 1),
                (float) (decoupled ? 0 : weightDecay),
                (float) (1 - first),
                (float) beta2,
                (float) (rate / (1 - Math.pow(first, step))),
                (float) (1 / Math.sqrt(1 - Math.pow(beta2, step))),
                (float) eps);
    }

    @Override
    public String toString() {
        return (decoupled ? "AdamW" : "Adam") + " (weight decay " + weightDecay + ", betas " + beta1 + ", " + beta2
                + ")";
    }
}
