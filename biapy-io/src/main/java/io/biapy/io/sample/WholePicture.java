package io.biapy.io.sample;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A picture whose format can only be decoded as a whole: when it is first read; kept as long as memory allows. */
public final class WholePicture implements SampleStore {
    private final Path file;
    private final Size size;
    private final List<String> channelNames;
    private final Samples samples;
    private final String stored;
    private final Supplier<byte[]> decoder;
    private SoftReference<byte[]> decoded = new SoftReference<>(null);

    /**
     * A picture of {@code size} (one slice).
     *
     * @param stored one line on how it is stored
     * @param decoder gives all samples, row by row, those of a pixel beside each other
     */
    public WholePicture(
            Path file, Size size, List<String> channelNames, Samples samples, String stored, Supplier<byte[]> decoder) {
        this.file = file;
        this.size = size;
        this.channelNames = List.copyOf(channelNames);
        this.samples = samples;
        this.stored = stored;
        this.decoder = decoder;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public List<String> channelNames() {
        return channelNames;
    }

    @Override
    public boolean isColour() {
        return channelNames.size() > 1;
    }

    @Override
    public Samples samples() {
        return samples;
    }

    @Override
    public Calibration calibration() {
        return Calibration.unknown();
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size)) {
            throw new InputException(file + ": block " + block + " is not inside " + size + ".");
        }
        byte[] pixels = pixels();
        Extent extent = block.extent();
        int bytes = samples.bytes();
        int step = channelNames.size() * bytes;
        for (int y = 0; y < extent.y() * extent.z(); y++) {
            int at = (int) (((block.y() + y) * size.x() + block.x()) * step + (long) channel * bytes);
            row.take(pixels, at, step, y * extent.x(), extent.x());
        }
    }

    private synchronized byte[] pixels() {
        byte[] pixels = decoded.get();
        if (pixels == null) {
            pixels = decoder.get();
            decoded = new SoftReference<>(pixels);
        }
        return pixels;
    }

    @Override
    public String toString() {
        return stored;
    }
}
