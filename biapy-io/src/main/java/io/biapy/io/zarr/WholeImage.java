package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.sample.SampleFill;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import io.biapy.io.store.AsideFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An image whose store gets its name when all of it was written, and its smaller resolutions with it; what had the name stays until then.
 * A missing chunk means fill value, so a store that was given up halfway would look like an image with nothing in its other half. Write each
 * voxel once. Safe for several threads.
 */
final class WholeImage implements SampleTarget {
    private final Path file;
    private final AsideFolder aside;
    private final NewImage image;
    private final List<int[]> steps;
    private final ArrayWriter full;
    private final Runnable kept;
    private final Workers workers;
    private final AtomicLong written = new AtomicLong();
    private boolean closed;

    /**
     * @param folder what the store is called at last
     * @param kept done when it has its name
     * @param workers make the smaller resolutions
     */
    WholeImage(Path file, Path folder, NewImage image, Runnable kept, Workers workers) {
        FolderSwap.requireReplaceable(folder);
        this.file = file;
        this.image = image;
        this.steps = image.steps();
        this.kept = kept;
        this.workers = workers;
        this.aside = AsideFolder.create(folder);
        this.full = begin();
    }

    private ArrayWriter begin() {
        boolean begun = false;
        try {
            aside.fill(() -> image.group(aside.path(), steps));
            ArrayWriter array = image.array(aside.path(), 0, steps.get(0));
            begun = true;
            return array;
        } finally {
            if (!begun) {
                aside.close();
            }
        }
    }

    @Override
    public Size size() {
        return full.size();
    }

    @Override
    public int channels() {
        return full.channels();
    }

    @Override
    public Samples samples() {
        return full.samples();
    }

    @Override
    public Extent chunk() {
        return full.chunk();
    }

    @Override
    public void write(int channel, Block block, SampleFill samples, Workers threads) {
        aside.fill(() -> full.write(channel, block, samples, threads));
        written.addAndGet(block.extent().voxels());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (aside) {
            long all = Math.multiplyExact(size().voxels(), channels());
            if (written.get() < all) {
                throw new FileException(
                        file,
                        "was not written in whole (" + written.get() + " of " + all
                                + " voxels), so nothing was left under this name.");
            }
            aside.fill(() -> Resolutions.with(workers).fill(aside.path(), image, full, steps));
            aside.keep();
        }
        kept.run();
    }

    @Override
    public String toString() {
        return file + ", " + full.array();
    }
}
