package io.biapy.io.zarr;

import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.util.List;

/**
 * A label image in a Zarr folder that is written block by block, over several runs of a program where need be: what an earlier run wrote is
 * there still. Write whole chunks; of two writers of one chunk in one process each waits for the other. Safe for several threads.
 */
public final class GrowingLabels implements AutoCloseable {
    private final Path folder;
    private final NewImage image;
    private final List<int[]> steps;
    private final ArrayWriter full;
    private final LabelSink sink;
    private final LabelSource source;

    private GrowingLabels(Path folder, NewImage image) {
        this.folder = folder;
        this.image = image;
        this.steps = image.steps();
        image.group(folder, steps);
        this.full = image.array(folder, 0, steps.get(0));
        this.sink = TargetLabels.of(full);
        this.source = StoredLabels.of(Resolutions.written(folder, 0, image, full));
    }

    /**
     * Makes the image, or goes on with it; what a killed process was just writing is deleted.
     *
     * @param folder that nobody else writes to; it holds this image already, or nothing
     * @param name that viewers show
     */
    public static GrowingLabels in(Path folder, String name, ImageSpec spec) {
        ChunkLeftovers.delete(folder);
        return new GrowingLabels(folder, new NewImage(name, spec, ZarrLayout.labels(), true, new long[0]));
    }

    /** Where blocks go. */
    public LabelSink sink() {
        return sink;
    }

    /** What is there so far, 0 elsewhere. */
    public LabelSource source() {
        return source;
    }

    /**
     * All is written: adds the smaller resolutions for viewers.
     *
     * @param progress is told how many chunks of them there are
     * @param cancellation stops it between chunks
     */
    public void finish(Workers workers, Progress progress, Cancellation cancellation) {
        Resolutions.with(workers, progress, cancellation).fill(folder, image, full, steps);
    }

    @Override
    public void close() {
        sink.close();
        source.close();
    }

    @Override
    public String toString() {
        return "labels that grow in " + folder;
    }
}
