package io.biapy.core.image;

import java.util.List;

/** An image of which another voxel size is known. */
record Recalibrated(ImageSource image, Calibration calibration) implements ImageSource {
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
    public Extent chunk() {
        return image.chunk();
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        image.read(channel, block, into);
    }

    @Override
    public FloatImage load() {
        return image.load().withCalibration(calibration);
    }

    @Override
    public void close() {
        image.close();
    }
}
