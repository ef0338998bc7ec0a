package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.Samples;

/** An array as a label image; holds no file open between reads. */
final class NpyLabels implements LabelSource {
    private final NpyArray array;

    NpyLabels(NpyArray array) {
        this.array = array;
        if (array.channels() != 1) {
            throw new FileException(
                    array.file(),
                    "has " + array.channels() + " channels, and a label image has one (" + array.stored() + ").");
        }
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
    public Calibration calibration() {
        return Calibration.unknown();
    }

    @Override
    public void read(Block block, long[] into) {
        Samples samples = array.samples();
        array.read(
                0, block, (from, at, step, to, count) -> samples.toIds(from, at, step, into, to, count, array.file()));
    }

    @Override
    public String toString() {
        return "Labels " + name() + ": " + size() + ", " + array.stored();
    }
}
