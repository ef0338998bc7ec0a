package io.biapy.core.normalize;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;

/** Refuses images with values that are no numbers: one of them would spoil mean and network alike. */
final class FiniteValues {
    private FiniteValues() {}

    static void check(FloatImage image) {
        float[] data = image.data();
        for (int i = 0; i < data.length; i++) {
            if (!Float.isFinite(data[i])) {
                throw new InputException(
                        where(image, i) + " is " + data[i]
                                + ". Values must be finite numbers; replace such voxels, for example by the background's value.");
            }
        }
    }

    private static String where(FloatImage image, int index) {
        int w = image.extent().x();
        int h = image.extent().y();
        int plane = image.extent().voxels();
        int in = index % plane;
        return "Image " + image.name() + ": the value at (z " + in / (w * h) + ", y " + in / w % h + ", x " + in % w
                + ")" + (image.channels() > 1 ? " of channel " + index / plane : "");
    }
}
