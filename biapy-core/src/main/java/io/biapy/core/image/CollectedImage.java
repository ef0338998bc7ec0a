package io.biapy.core.image;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Collects blocks in memory for a format that writes an image as a whole, which happens on {@link #close()}. */
final class CollectedImage implements ImageSink {
    private final ImageFormat format;
    private final Path file;
    private final ImageSpec spec;
    private final Extent extent;
    private final float[] data;
    private final AtomicLong written = new AtomicLong();
    private boolean closed;

    CollectedImage(ImageFormat format, ImageSpec spec, Path file) {
        this.format = format;
        this.file = file;
        this.spec = spec;
        this.extent = spec.size().toExtentInMemory(channels(), Float.BYTES);
        this.data = new float[Math.multiplyExact(extent.voxels(), channels())];
    }

    @Override
    public Size size() {
        return spec.size();
    }

    @Override
    public int channels() {
        return spec.channelNames().size();
    }

    @Override
    public Extent chunk() {
        return size().slice();
    }

    @Override
    public void write(int channel, Block block, float[] values) {
        Extent part = block.extent();
        if (!block.isInside(size()) || channel < 0 || channel >= channels() || values.length < part.voxels()) {
            throw new InputException(file + ": block " + block + " of channel " + channel + " with " + values.length
                    + " values does not fit " + spec + ".");
        }
        int plane = channel * extent.voxels();
        block.shared(Block.all(size()), (from, at, count) -> System.arraycopy(values, from, data, plane + at, count));
        written.addAndGet(part.voxels());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        requireAll(file, written.get(), data.length);
        format.write(
                FloatImage.of(String.valueOf(file.getFileName()), extent, channels(), data)
                        .withPixelType(spec.type())
                        .withCalibration(spec.calibration()),
                file);
    }

    static void requireAll(Path file, long written, long all) {
        if (written < all) {
            throw new FileException(
                    file,
                    "was not written in whole (" + written + " of " + all
                            + " voxels), so nothing was left under this name.");
        }
    }

    @Override
    public String toString() {
        return "Sink for an image: " + file + ", " + spec;
    }
}
