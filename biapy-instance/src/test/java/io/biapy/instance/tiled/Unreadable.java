package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ViewedImage;

/** A prediction whose reading is over: all that is needed of it is kept. */
final class Unreadable extends ViewedImage {
    Unreadable(FloatImage image) {
        super(image);
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        throw new AssertionError("read again");
    }
}
