package io.biapy.io.npy;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.Samples;
import java.util.Objects;

/** An array as an image; holds no file open between reads. */
final class NpyImage implements ImageSource {
    private final NpyArray array;

    NpyImage(NpyArray array) {
        this.array = array;
    }

    @Override
    public String name() {
        return FileNames.stem(array.file());
    }

    @Override
    public Size size() {
        return array.size();
    }

    @Override
    public int channels() {
        return array.channels();
    }

    @Override
    public PixelType pixelType() {
        return array.samples().type();
    }

    @Override
    public Calibration calibration() {
        return Calibration.unknown();
    }

    @Override
    public void read(int channel, Block block, float[] into) {
        Objects.checkIndex(channel, channels());
        Samples samples = array.samples();
        array.read(channel, block, (from, at, step, to, count) -> samples.toFloats(from, at, step, into, to, count));
    }

    @Override
    public String toString() {
        return "Image " + name() + ": " + size() + (channels() == 1 ? "" : ", " + channels() + " channels") + ", "
                + array.stored();
    }
}
