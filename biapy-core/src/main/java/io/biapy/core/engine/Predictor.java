package io.biapy.core.engine;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.normalize.NormalizationInfo;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.PlaneOutput;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;

/** A network ready to predict; owns native memory until closed. Use by one thread at a time. Memory use does not grow with use. */
public interface Predictor extends AutoCloseable {
    /**
     * Predicts a normalised image patch by patch: crop, forward, activation and blending of overlaps, with the plan's orientations made one.
     *
     * @return one plane a network output, activated, as large as {@code image}
     */
    FloatImage predict(FloatImage image, PatchPlan plan, Progress progress, Cancellation cancellation);

    /**
     * Predicts an image that need not fit into memory, to the same bits: patches are read one by one, and planes are handed on when no later patch adds to
     * them.
     *
     * @param image not normalised
     * @param scale what normalises it
     */
    void predict(
            ImageSource image,
            NormalizationInfo scale,
            PatchPlan plan,
            PlaneOutput output,
            Progress progress,
            Cancellation cancellation);

    /**
     * Raw outputs (no activation) of a batch.
     *
     * @param input flat N, C, z, y, x
     */
    float[] forward(float[] input, int samples, Extent extent);

    @Override
    void close();
}
