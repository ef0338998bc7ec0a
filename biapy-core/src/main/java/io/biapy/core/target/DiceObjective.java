package io.biapy.core.target;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Dice loss of semantic segmentation: 1 less the mean over classes of (2 sum(p t) + s) / (sum(p) + sum(t) + s), p what is predicted, t the truth, s 1e-5. Output: one plane
 * (p is its sigmoid, the target 0 to 1), or a plane a class (p is their softmax, the target one plane of class numbers from 0). Sums run over the whole batch by default, or
 * over each image. Immutable, safe for several threads. Time linear in the values; memory: two values each. Source: Milletari, Navab and Ahmadi, "V-Net" (2016); BiaPy
 * 3.7.1, {@code DiceLoss}.
 */
public final class DiceObjective implements Objective {
    private static final double SMOOTH = 1e-5;

    private final int classes;
    private final boolean byImage;

    private DiceObjective(int classes, boolean byImage) {
        this.classes = classes;
        this.byImage = byImage;
    }

    /** @param classes planes of output: 1 for foreground against background, else 2 or more classes */
    public static DiceObjective of(int classes) {
        if (classes < 1) {
            throw new InputException("Dice loss needs at least 1 plane of output, got " + classes + ".");
        }
        return new DiceObjective(classes, false);
    }

    /** Whether each image has a Dice of its own, of which the mean is taken; else the batch counts as one image. Default false. */
    public DiceObjective byImage(boolean on) {
        return new DiceObjective(classes, on);
    }

    @Override
    public int channels() {
        return classes;
    }

    @Override
    public int targetChannels() {
        return 1;
    }

    @Override
    public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape, FloatBuffer gradient) {
        BatchShape.requireRoom("gradient", gradient, shape.values());
        return loss(output, target, shape, gradient);
    }

    @Override
    public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape) {
        return loss(output, target, shape, null);
    }

    private LossValue loss(FloatBuffer output, FloatBuffer target, BatchShape shape, @Nullable FloatBuffer gradient) {
        if (shape.channels() != classes) {
            throw new InputException(
                    "This Dice loss is for " + classes + " planes of output, got " + shape.channels() + ".");
        }
        int voxels = shape.extent().voxels();
        BatchShape.requireRoom("output", output, shape.values());
        BatchShape.requireRoom("target", target, Math.multiplyExact(shape.samples(), voxels));
        float[] p = new float[shape.values()];
        output.get(0, p);
        float[] truth = new float[shape.samples() * voxels];
        target.get(0, truth);
        predict(p, shape.samples(), voxels);
        int groups = byImage ? shape.samples() : 1;
        double[] both = new double[groups * classes];
        double[] all = new double[groups * classes];
        for (int plane = 0; plane < shape.samples() * classes; plane++) {
            int sum = byImage ? plane : plane % classes;
            for (int i = 0; i < voxels; i++) {
                double t = truthOf(truth, plane, i, voxels);
                both[sum] += p[plane * voxels + i] * t;
                all[sum] += p[plane * voxels + i] + t;
            }
        }
        double dice = 0;
        for (int k = 0; k < both.length; k++) {
            dice += (2 * both[k] + SMOOTH) / (all[k] + SMOOTH) / both.length;
        }
        if (gradient != null) {
            float[] g = new float[p.length];
            for (int plane = 0; plane < shape.samples() * classes; plane++) {
                int sum = byImage ? plane : plane % classes;
                double below = all[sum] + SMOOTH;
                for (int i = 0; i < voxels; i++) {
                    double t = truthOf(truth, plane, i, voxels);
                    g[plane * voxels + i] =
                            (float) (-(2 * t * below - (2 * both[sum] + SMOOTH)) / (below * below) / both.length);
                }
            }
            throughActivation(p, g, shape.samples(), voxels);
            gradient.put(0, g);
        }
        return new LossValue(1 - dice, new double[] {1 - dice});
    }

    private double truthOf(float[] truth, int plane, int voxel, int voxels) {
        float t = truth[plane / classes * voxels + voxel];
        return classes == 1 ? t : t == plane % classes ? 1 : 0;
    }

    private void predict(float[] p, int samples, int voxels) {
        if (classes == 1) {
            LossKernel.activate(p, p.length, false, new float[p.length]);
            return;
        }
        FloatBuffer planes = FloatBuffer.wrap(p);
        for (int s = 0; s < samples; s++) {
            Softmax.apply(planes, s * classes * voxels, classes, voxels);
        }
    }

    /** From slopes by what is predicted to slopes by raw output. */
    private void throughActivation(float[] p, float[] g, int samples, int voxels) {
        for (int s = 0; s < samples; s++) {
            int first = s * classes * voxels;
            for (int i = 0; i < voxels; i++) {
                double mean = 0;
                for (int k = 0; k < classes; k++) {
                    mean += g[first + k * voxels + i] * p[first + k * voxels + i]; // of one plane: p (g - p g), as well
                }
                for (int k = 0; k < classes; k++) {
                    int at = first + k * voxels + i;
                    g[at] = (float) (p[at] * (g[at] - mean));
                }
            }
        }
    }

    @Override
    public String toString() {
        return "Dice loss of " + (classes == 1 ? "one plane" : classes + " classes") + (byImage ? " by image" : "");
    }
}
