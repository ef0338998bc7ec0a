package io.biapy.core.normalize;

import io.biapy.core.image.FloatImage;

/** What a channel of targets holds, which decides how augmentation may resample it (BiaPy's {@code normalize_mask}). */
public enum MaskChannel {
    /** At most two values, or whole numbers: never interpolated. */
    BINARY,
    /** Float values: interpolated. */
    CONTINUOUS,
    /** Class numbers: never interpolated. */
    CLASSES;

    /** Looks at channel {@code index}; the last channel holds classes where there are more than two. */
    public static MaskChannel of(FloatImage mask, int index, int classes) {
        if (classes > 2 && index == mask.channels() - 1) {
            return CLASSES;
        }
        if (!mask.pixelType().isFloating()) {
            return BINARY;
        }
        int n = mask.extent().voxels();
        float[] v = mask.data();
        float first = v[index * n];
        boolean second = false;
        float other = first;
        for (int i = index * n; i < (index + 1) * n; i++) {
            if (v[i] != first && !second) {
                second = true;
                other = v[i];
            } else if (v[i] != first && v[i] != other) {
                return CONTINUOUS;
            }
        }
        return BINARY;
    }
}
