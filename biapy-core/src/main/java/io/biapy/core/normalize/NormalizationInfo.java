package io.biapy.core.normalize;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import java.util.List;

/**
 * What a {@link Normalization} found and did: enough to do the same to another image, or to undo it. BiaPy's information record. Immutable.
 *
 * @param original how the image's values were stored
 */
public record NormalizationInfo(Scaling scaling, PixelType original, List<ChannelScale> channels) {
    public NormalizationInfo {
        channels = List.copyOf(channels);
    }

    /** The same clip, shift and divisor for another image with as many channels: statistics of a data set instead of the image's own. */
    public FloatImage applyTo(FloatImage image) {
        requireChannels(image);
        FiniteValues.check(image);
        int n = image.extent().voxels();
        float[] out = new float[image.data().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = channels.get(i / n).apply(image.data()[i]);
        }
        return FloatImage.of(image.name(), image.extent(), image.channels(), out)
                .withCalibration(image.calibration());
    }

    /**
     * The values before, as far as they can be known: what was clipped stays clipped. Ranges are cut to 0..1 first; an original of whole numbers
     * is cut down to whole numbers (rounded after mean and deviation) and to what its type holds.
     */
    public FloatImage undo(FloatImage image) {
        requireChannels(image);
        int n = image.extent().voxels();
        float[] out = new float[image.data().length];
        for (int i = 0; i < out.length; i++) {
            ChannelScale c = channels.get(i / n);
            out[i] = scaling == Scaling.ZERO_MEAN_UNIT_VARIANCE
                    ? undoMean(c, image.data()[i])
                    : undoRange(c, image.data()[i]);
        }
        return FloatImage.of(image.name(), image.extent(), image.channels(), out)
                .withCalibration(image.calibration())
                .withPixelType(original);
    }

    private float undoRange(ChannelScale c, float value) {
        double v = Math.min(1, Math.max(0, value)) * c.divisor() + c.shift();
        return (float) (original.isFloating() ? v : Math.floor(v));
    }

    private float undoMean(ChannelScale c, float value) {
        float v = value * (float) c.spread() + (float) c.shift();
        v = (float) Math.min(
                c.upper().orElse(Double.POSITIVE_INFINITY), Math.max(c.lower().orElse(Double.NEGATIVE_INFINITY), v));
        if (original.isFloating()) {
            return v;
        }
        double most = Math.pow(2, original.bits() - (original.isSigned() ? 1 : 0)) - 1;
        double least = original.isSigned() ? -most - 1 : 0;
        return (float) Math.min(most, Math.max(least, Math.rint(v)));
    }

    private void requireChannels(FloatImage image) {
        if (image.channels() != channels.size()) {
            throw new InputException("Image " + image.name() + " has " + image.channels()
                    + " channels, but the normalisation was measured on " + channels.size() + ".");
        }
    }
}
