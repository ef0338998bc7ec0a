package io.biapy.core.workflow;

import io.biapy.core.image.Block;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.ViewedImage;
import io.biapy.core.normalize.NormalizationInfo;

/** An image with its values normalised where they are read. As safe for several threads as its image. */
final class NormalizedImage extends ViewedImage {
    private final NormalizationInfo scale;

    NormalizedImage(ImageSource image, NormalizationInfo scale) {
        super(image);
        this.scale = scale;
    }

    @Override
    public PixelType pixelType() {
        return PixelType.FLOAT32;
    }

    @Override
    public FloatImage load(Block block) {
        return scale.applyTo(image().load(block));
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        int n = block.extent().voxels();
        System.arraycopy(load(block).data(), channel * n, into, 0, n);
    }
}
