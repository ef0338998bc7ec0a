package io.biapy.instance;

import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSet;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkBuilder;
import io.biapy.core.normalize.Normalization;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.channel.TargetChannels;

/**
 * Where instance segmentation begins: what the network shall predict, and which network. Used once, by one thread.
 *
 * <pre>{@code
 * InstanceModel nuclei = InstanceSegmentation.in2D()
 *         .channels(TargetChannel.foreground(), TargetChannel.contour())
 *         .train(Images.pairs("train/raw", "train/label"))
 *         .fit();
 * }</pre>
 */
public final class InstanceSegmentation {
    private final int dimensions;
    private TargetChannels channels = TargetChannels.of(TargetChannel.foreground(), TargetChannel.contour());
    private NetworkBuilder network;
    private Normalization normalization = Normalization.zeroMeanUnitVariance();

    private InstanceSegmentation(int dimensions) {
        this.dimensions = dimensions;
        this.network = Architectures.unet().featureMaps(16, 32, 64, 128);
    }

    /** Of single planes. */
    public static InstanceSegmentation in2D() {
        return new InstanceSegmentation(2);
    }

    /** Of volumes. */
    public static InstanceSegmentation in3D() {
        return new InstanceSegmentation(3);
    }

    /** Of so many dimensions: 2 or 3. */
    public static InstanceSegmentation in(int dimensions) {
        if (dimensions != 2 && dimensions != 3) {
            throw new InputException("Images are segmented in 2 or 3 dimensions, got " + dimensions + ".");
        }
        return new InstanceSegmentation(dimensions);
    }

    /** What the network predicts. Default: foreground and contour. */
    public InstanceSegmentation channels(TargetChannel... all) {
        return channels(TargetChannels.of(all));
    }

    public InstanceSegmentation channels(TargetChannels all) {
        channels = all;
        return this;
    }

    /** The network; dimensions, input and heads are set here. Default: a U-Net with 16, 32, 64 and 128 feature maps. */
    public InstanceSegmentation network(NetworkBuilder builder) {
        network = builder;
        return this;
    }

    /** How intensities are made comparable. Default: mean 0, standard deviation 1 in each image. */
    public InstanceSegmentation normalization(Normalization how) {
        normalization = how;
        return this;
    }

    /** The images to learn from; settings of the training follow. */
    public InstanceTraining train(ImageSet images) {
        return new InstanceTraining(dimensions, channels.forTraining(dimensions), network, normalization, images);
    }

    @Override
    public String toString() {
        return "Instance segmentation in " + dimensions + "D by " + channels + ", " + network + ", " + normalization;
    }
}
