package io.biapy.synapse;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ViewedImage;

/** A stored prediction under the name of its volume. */
final class NamedPrediction extends ViewedImage {
    private final String name;
    private final Calibration voxel;

    NamedPrediction(ImageSource prediction, String name, Calibration voxel) {
        super(prediction);
        this.name = name;
        this.voxel = voxel;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Calibration calibration() {
        return voxel;
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        image().read(channel, block, into);
    }
}
