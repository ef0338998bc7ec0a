package io.biapy.core.image;

/** Labels of which another voxel size is known. */
record RecalibratedLabels(LabelSource labels, Calibration calibration) implements LabelSource {
    @Override
    public String name() {
        return labels.name();
    }

    @Override
    public Size size() {
        return labels.size();
    }

    @Override
    public Extent chunk() {
        return labels.chunk();
    }

    @Override
    public void read(Block block, long[] into) {
        labels.read(block, into);
    }

    @Override
    public LabelImage load() {
        return labels.load().withCalibration(calibration);
    }

    @Override
    public void close() {
        labels.close();
    }
}
