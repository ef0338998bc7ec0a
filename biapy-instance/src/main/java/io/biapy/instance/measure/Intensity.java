package io.biapy.instance.measure;

import java.util.Locale;

/** Brightness of an object's voxels in one channel. Immutable. */
public record Intensity(double mean, double min, double max) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "intensity %.4g (%.4g to %.4g)", mean, min, max);
    }
}
