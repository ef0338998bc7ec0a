package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.ViewedImage;
import java.util.function.UnaryOperator;

/** An image whose channels are filtered one by one, block by block: each block is read as much wider as the filter looks. As safe for threads as its image. */
final class FilteredSource extends ViewedImage {
    private final Extent reach;
    private final UnaryOperator<FloatImage> filter;
    private final PixelType type;

    /** @param filter of an image of one channel, right as far as {@code reach} away from sides that are not sides of the image */
    FilteredSource(ImageSource image, Extent reach, UnaryOperator<FloatImage> filter, PixelType type) {
        super(image);
        this.reach = reach;
        this.filter = filter;
        this.type = type;
    }

    @Override
    public PixelType pixelType() {
        return type;
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        Block wide = block.widened(reach, size());
        float[] values = new float[wide.extent().voxels()];
        image().read(channel, wide, values);
        FloatImage filtered = filter.apply(FloatImage.of(name(), wide.extent(), 1, values));
        wide.shared(block, (from, at, count) -> System.arraycopy(filtered.data(), from, into, at, count));
    }
}
