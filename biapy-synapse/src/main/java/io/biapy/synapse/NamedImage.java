package io.biapy.synapse;

import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ViewedImage;

/** An image under another name. */
final class NamedImage extends ViewedImage {
    private final String name;

    NamedImage(ImageSource image, String name) {
        super(image);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        image().read(channel, block, into);
    }
}
