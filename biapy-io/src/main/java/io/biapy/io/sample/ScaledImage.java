package io.biapy.io.sample;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import java.util.List;

/** An image whose values are slope * stored value + intercept, as 32-bit floats. As safe for several threads as what it reads. */
public final class ScaledImage implements ImageSource {
    private final ImageSource stored;
    private final double slope;
    private final double intercept;

    /** Closes {@code stored} with itself. */
    public ScaledImage(ImageSource stored, double slope, double intercept) {
        this.stored = stored;
        this.slope = slope;
        this.intercept = intercept;
    }

    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public Size size() {
        return stored.size();
    }

    @Override
    public int channels() {
        return stored.channels();
    }

    @Override
    public List<String> channelNames() {
        return stored.channelNames();
    }

    @Override
    public PixelType pixelType() {
        return PixelType.FLOAT32;
    }

    @Override
    public Calibration calibration() {
        return stored.calibration();
    }

    @Override
    public Extent chunk() {
        return stored.chunk();
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        stored.read(channel, block, into);
        int voxels = block.extent().voxels();
        for (int i = 0; i < voxels; i++) {
            into[i] = (float) (slope * into[i] + intercept);
        }
    }

    @Override
    public void close() {
        stored.close();
    }

    @Override
    public String toString() {
        return stored + ", scaled by " + slope + ", plus " + intercept;
    }
}
