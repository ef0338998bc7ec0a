package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.flood.TileIndependentFlooding;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.label.HMaxima;
import java.util.List;

/**
 * Instances of a predicted foreground F and contour C without thresholds on seeds: the relief is F - C, a seed is a summit that rises a
 * given height above the pass to a higher summit, and labels grow downhill where F is above a threshold. A faint contour between two objects
 * so separates them as long as the relief dips there, which no threshold on C says. Prediction: one plane a channel, after the activation.
 * Immutable: each option gives a new decoder. Safe for several threads. Seeds by dynamics: M. Grimaud, "A new measure of contrast: the dynamics" (1992).
 */
public final class SummitDecoder implements InstanceDecoder {
    private static final double TRUNCATE = 3;

    private final List<ChannelCode> channels;
    private final double height;
    private final double smoothing;
    private final double growth;

    private SummitDecoder(List<ChannelCode> channels, double height, double smoothing, double growth) {
        this.channels = List.copyOf(channels);
        this.height = height;
        this.smoothing = smoothing;
        this.growth = growth;
        if (!channels.contains(ChannelCode.FOREGROUND) || !channels.contains(ChannelCode.CONTOUR)) {
            throw new InputException(
                    "Seeds by summits need the channels F and C, the prediction has " + channels + ".");
        }
        if (!(height > 0) || !(smoothing >= 0 && smoothing < 20) || Double.isNaN(growth)) {
            throw new InputException(
                    "Summits need a height above 0, a smoothing of 0 to 20 voxels and a threshold, got " + height + ", "
                            + smoothing + " and " + growth + ".");
        }
    }

    /** Summits 0.3 high on a relief smoothed by 1 voxel, grown where F &gt; 0.5. */
    public static SummitDecoder forChannels(List<ChannelCode> channels) {
        return new SummitDecoder(channels, 0.3, 1, 0.5);
    }

    /** How far a seed must rise above the pass to a higher one; the relief lies between -1 and 1. Default 0.3. */
    public SummitDecoder height(double rise) {
        return new SummitDecoder(channels, rise, smoothing, growth);
    }

    /** Sigma, in voxels, of a Gaussian over the relief; 1 by default, 0 for none. */
    public SummitDecoder smoothed(double sigma) {
        return new SummitDecoder(channels, height, sigma, growth);
    }

    /** Labels grow where F is above this; 0.5 by default. */
    public SummitDecoder growth(double threshold) {
        return new SummitDecoder(channels, height, smoothing, threshold);
    }

    /** The whole image: which of two summits is the higher one can be decided far away. */
    @Override
    public Reach reach() {
        return Reach.wholeImage();
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        ChannelPlanes planes = new ChannelPlanes(prediction, channels, false, Workers.callerOnly());
        Extent extent = prediction.extent();
        float[] foreground = planes.of(ChannelCode.FOREGROUND);
        float[] contour = planes.of(ChannelCode.CONTOUR);
        float[] relief = new float[foreground.length];
        boolean[] mask = new boolean[foreground.length];
        for (int i = 0; i < relief.length; i++) {
            relief[i] = foreground[i] - contour[i];
            mask[i] = foreground[i] > (float) growth;
        }
        if (smoothing > 0) {
            relief = GaussianFilter.of(smoothing, TRUNCATE).apply(relief, extent);
        }
        int[] seeds = HMaxima.of(relief, mask, extent, height);
        for (int i = 0; i < relief.length; i++) {
            relief[i] = -relief[i];
        }
        int[] labels = TileIndependentFlooding.lookingBack().flood(relief, seeds, mask, extent);
        return LabelImage.of(prediction.name(), extent, labels).withCalibration(prediction.calibration());
    }

    @Override
    public String toString() {
        return "summits of F - C at least " + height + " high" + (smoothing > 0 ? ", smoothed by " + smoothing : "")
                + ", grown where F > " + growth;
    }
}
