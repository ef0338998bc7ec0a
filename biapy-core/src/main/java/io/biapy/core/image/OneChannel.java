package io.biapy.core.image;

import java.util.List;

/** One channel of an image, as an image of its own; reads through. */
final class OneChannel extends ViewedImage {
    private final int index;

    OneChannel(ImageSource image, int index) {
        super(image);
        ImageSource.requireChannel(image, index);
        this.index = index;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public List<String> channelNames() {
        return List.of(image().channelNames().get(index));
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        ImageSource.requireChannel(this, channel);
        image().read(index, block, into);
    }

    @Override
    public String toString() {
        return "Channel " + image().channelNames().get(index) + " of: " + image();
    }
}
