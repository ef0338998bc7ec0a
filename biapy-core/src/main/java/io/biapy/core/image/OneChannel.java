package io.biapy.core.image;

import java.util.List;
import java.util.Objects;

/** One channel of an image, as an image of its own; reads through. */
final class OneChannel implements ImageSource {
    private final ImageSource image;
    private final int index;

    OneChannel(ImageSource image, int index) {
        this.image = image;
        this.index = Objects.checkIndex(index, image.channels());
    }

    @Override
    public String name() {
        return image.name();
    }

    @Override
    public Size size() {
        return image.size();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public List<String> channelNames() {
        return List.of(image.channelNames().get(index));
    }

    @Override
    public PixelType pixelType() {
        return image.pixelType();
    }

    @Override
    public Calibration calibration() {
        return image.calibration();
    }

    @Override
    public Extent chunk() {
        return image.chunk();
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        Objects.checkIndex(channel, 1);
        image.read(index, block, into);
    }

    @Override
    public void close() {
        image.close();
    }

    @Override
    public String toString() {
        return "Channel " + image.channelNames().get(index) + " of: " + image;
    }
}
