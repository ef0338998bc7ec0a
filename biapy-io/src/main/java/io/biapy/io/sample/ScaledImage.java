package io.biapy.io.sample;

import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.ViewedImage;

/** An image whose values are slope * stored value + intercept, as 32-bit floats. As safe for several threads as what it reads. */
public final class ScaledImage extends ViewedImage {
    private final double slope;
    private final double intercept;

    /** Closes {@code stored} with itself. */
    public ScaledImage(ImageSource stored, double slope, double intercept) {
        super(stored);
        this.slope = slope;
        this.intercept = intercept;
    }

    @Override
    public PixelType pixelType() {
        return PixelType.FLOAT32;
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        image().read(channel, block, into);
        int voxels = block.extent().voxels();
        for (int i = 0; i < voxels; i++) {
            into[i] = (float) (slope * into[i] + intercept);
        }
    }

    @Override
    public String toString() {
        return image() + ", scaled by " + slope + ", plus " + intercept;
    }
}
