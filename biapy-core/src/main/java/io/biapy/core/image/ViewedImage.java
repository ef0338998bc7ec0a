package io.biapy.core.image;

import java.util.List;

/** An image seen in another way: everything but its values is that of the image behind it, where a view does not say otherwise. Closes that image with itself. */
public abstract class ViewedImage implements ImageSource {
    private final ImageSource image;

    protected ViewedImage(ImageSource image) {
        this.image = image;
    }

    /** The image behind it. */
    protected final ImageSource image() {
        return image;
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
        return image.channels();
    }

    @Override
    public List<String> channelNames() {
        return image.channelNames();
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
    public void close() {
        image.close();
    }
}
