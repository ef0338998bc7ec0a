package io.biapy.io.sample;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileNames;
import java.util.Arrays;
import java.util.Locale;

/**
 * A file's samples as label ids, exactly. A picture counts where its colours are equal and its alpha is constant; several channels,
 * negative values and fractions are refused. Safe for several threads.
 */
public final class StoredLabels implements LabelSource {
    private final SampleStore store;
    private final int channels;

    private StoredLabels(SampleStore store) {
        this.store = store;
        this.channels = store.channelNames().size();
    }

    /** The label image in {@code store}. */
    public static StoredLabels of(SampleStore store) {
        int channels = store.channelNames().size();
        if (channels > 1 && !store.isColour()) {
            throw new FileException(
                    store.file(), "has " + channels + " channels, and a label image has one (" + store + ").");
        }
        return new StoredLabels(store);
    }

    /** Where the samples come from; closed with this. */
    public SampleStore store() {
        return store;
    }

    @Override
    public String name() {
        return FileNames.stem(store.file());
    }

    @Override
    public Size size() {
        return store.size();
    }

    @Override
    public Calibration calibration() {
        return store.calibration();
    }

    @Override
    public Extent chunk() {
        return store.chunk();
    }

    @Override
    public void read(Block block, long[] into) {
        block.requireRoom("Labels " + name(), into.length);
        readStored(0, block, into);
        if (channels == 1) {
            return;
        }
        int n = block.extent().voxels();
        int colours = channels < 3 ? 1 : 3;
        long[] other = new long[n];
        for (int c = 1; c < channels; c++) {
            readStored(c, block, other);
            if (c < colours && !Arrays.equals(into, 0, n, other, 0, n)) {
                throw new FileException(
                        store.file(),
                        "is a picture in colours, and a label image holds one number a pixel."
                                + " Save the ids as a grey image of 8, 16 or 32 bits.");
            }
            if (c >= colours && Arrays.stream(other).anyMatch(v -> v != other[0])) {
                throw new FileException(store.file(), "has a transparency that varies, and a label image has none.");
            }
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private void readStored(int channel, Block block, long[] into) {
        Samples samples = store.samples();
        store.read(
                channel,
                block,
                (from, at, step, to, count) -> samples.toIds(from, at, step, into, to, count, store.file()));
    }

    @Override
    public String toString() {
        return "Labels " + name() + ": " + size() + ", "
                + store.samples().type().name().toLowerCase(Locale.ROOT) + ", " + calibration();
    }
}
