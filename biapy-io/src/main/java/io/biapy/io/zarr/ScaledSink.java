package io.biapy.io.zarr;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;

/** Stores (value - offset) / factor, the nearest whole number where numbers are {@code whole}; as safe for several threads as what it writes to. */
record ScaledSink(ImageSink stored, double factor, double offset, boolean whole) implements ImageSink {
    @Override
    public Size size() {
        return stored.size();
    }

    @Override
    public int channels() {
        return stored.channels();
    }

    @Override
    public Extent chunk() {
        return stored.chunk();
    }

    @Override
    public void write(int channel, Block block, float[] values) {
        write(channel, block, values, Workers.callerOnly());
    }

    @Override
    public void write(int channel, Block block, float[] values, Workers workers) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            double number = (values[i] - offset) / factor;
            numbers[i] = (float) (whole ? Math.rint(number) : number);
        }
        stored.write(channel, block, numbers, workers);
    }

    @Override
    public void close() {
        stored.close();
    }
}
