package io.biapy.io.zarr;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.sample.Samples;

/** Writes values of an image into an array. */
final class ZarrImageSink implements ImageSink {
    private final ArrayWriter writer;

    ZarrImageSink(ArrayWriter writer) {
        this.writer = writer;
    }

    @Override
    public Size size() {
        return writer.size();
    }

    @Override
    public int channels() {
        return writer.channels();
    }

    @Override
    public Extent chunk() {
        return writer.unit();
    }

    @Override
    public void write(int channel, Block block, float[] values) {
        int n = block.extent().voxels();
        if (values.length < n) {
            throw new InputException(
                    "Block " + block + " has " + n + " voxels, and only " + values.length + " values came.");
        }
        Samples samples = writer.array().samples();
        float[] stored = samples.type().isFloating() ? values : whole(values, n, samples.type());
        writer.write(channel, block, (from, into, at, count) -> samples.fromFloats(stored, from, into, at, count));
    }

    /** Rounded to whole numbers; refused where one is too large. */
    private static float[] whole(float[] values, int n, PixelType type) {
        int bits = type == PixelType.BIT ? 1 : type.bits();
        float low = type.isSigned() ? -Math.scalb(1f, bits - 1) : 0;
        float end = Math.scalb(1f, type.isSigned() ? bits - 1 : bits);
        float[] rounded = new float[n];
        for (int i = 0; i < n; i++) {
            float value = (float) Math.rint(values[i]);
            if (!(value >= low && value < end)) {
                throw new InputException("The value " + values[i] + " cannot be stored as " + DataTypes.name(type)
                        + "; choose another type, or scale the values first.");
            }
            rounded[i] = value;
        }
        return rounded;
    }

    @Override
    public String toString() {
        return "Sink for an image: " + writer.array();
    }
}
