package io.biapy.core.train;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import org.jspecify.annotations.Nullable;

/**
 * One image made ready for training. Safe for several readers.
 *
 * @param input normalised
 * @param labels the ground truth
 * @param targets the planes made from the whole label image, or null where they are made anew for each patch
 * @param weight how often it is drawn, relative to the others
 * @param focus where its patches are drawn, or null for evenly
 */
public record TrainingImage(
        FloatImage input,
        LabelImage labels,
        @Nullable FloatImage targets,
        double weight,
        @Nullable PatchFocus focus) {

    /** Patches drawn evenly. */
    public TrainingImage(FloatImage input, LabelImage labels, @Nullable FloatImage targets, double weight) {
        this(input, labels, targets, weight, null);
    }

    public String name() {
        return input.name();
    }
}
