package io.biapy.core.normalize;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;

/** Refuses images with values that are no numbers: one of them would spoil mean and network alike. */
final class FiniteValues {
    private FiniteValues() {}

    static void check(FloatImage image) {
        float[] data = image.data();
        for (int i = 0; i < data.length; i++) {
            if (!Float.isFinite(data[i])) {
                int w = image.extent().x();
                int h = image.extent().y();
                int in = i % image.extent().voxels();
                throw refusal(image, i / image.extent().voxels(), in / (w * h), in / w % h, in % w, data[i]);
            }
        }
    }

    /** The same of one channel of a block. */
    static void check(ImageSource image, int channel, Block block, float[] values) {
        for (int i = 0; i < block.extent().voxels(); i++) {
            if (!Float.isFinite(values[i])) {
                int w = block.extent().x();
                int h = block.extent().y();
                throw refusal(
                        image, channel, block.z() + i / (w * h), block.y() + i / w % h, block.x() + i % w, values[i]);
            }
        }
    }

    private static InputException refusal(ImageSource image, int channel, long z, long y, long x, float value) {
        return new InputException("Image " + image.name() + ": the value at (z " + z + ", y " + y + ", x " + x + ")"
                + (image.channels() > 1 ? " of channel " + channel : "") + " is " + value
                + ". Values must be finite numbers; replace such voxels, for example by the background's value.");
    }
}
