package io.biapy.core.image;

/** An image of which another voxel size is known. */
final class Recalibrated extends ViewedImage {
    private final Calibration calibration;

    Recalibrated(ImageSource image, Calibration calibration) {
        super(image);
        this.calibration = calibration;
    }

    @Override
    public Calibration calibration() {
        return calibration;
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        image().read(channel, block, into);
    }

    @Override
    public FloatImage load() {
        return image().load().withCalibration(calibration);
    }

    @Override
    public String toString() {
        return image() + ", " + calibration;
    }
}
