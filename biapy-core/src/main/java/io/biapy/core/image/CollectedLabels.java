package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Collects blocks in memory for a format that writes labels as a whole, which happens on {@link #close()}. */
final class CollectedLabels implements LabelSink {
    private final ImageFormat format;
    private final Path file;
    private final ImageSpec spec;
    private final Extent extent;
    private final long[] ids;
    private final AtomicLong written = new AtomicLong();
    private boolean closed;

    CollectedLabels(ImageFormat format, ImageSpec spec, Path file) {
        this.format = format;
        this.file = file;
        this.spec = spec;
        this.extent = spec.size().toExtentInMemory(1, Long.BYTES);
        this.ids = new long[extent.voxels()];
    }

    @Override
    public Size size() {
        return spec.size();
    }

    @Override
    public Extent chunk() {
        return size().slice();
    }

    @Override
    public void write(Block block, long[] values) {
        Extent part = block.extent();
        if (!block.isInside(size()) || values.length < part.voxels()) {
            throw new InputException(
                    file + ": block " + block + " with " + values.length + " ids does not fit " + spec + ".");
        }
        block.shared(Block.all(size()), (from, at, count) -> System.arraycopy(values, from, ids, at, count));
        written.addAndGet(part.voxels());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        CollectedImage.requireAll(file, written.get(), ids.length);
        format.writeLabels(
                LabelImage.ofLongs(String.valueOf(file.getFileName()), extent, ids)
                        .withCalibration(spec.calibration()),
                file);
    }

    @Override
    public String toString() {
        return "Sink for labels: " + file + ", " + spec;
    }
}
