package io.biapy.io.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.tile.LabelOutput;
import io.biapy.io.file.FileNames;
import io.biapy.io.zarr.GrowingLabels;
import java.nio.file.Path;
import java.util.Arrays;

/** Labels of tiles in a Zarr store of the work folder, which gets its smaller resolutions and is moved when all tiles are there. */
final class StoreLabelOutput implements LabelOutput {
    private static final System.Logger LOG = System.getLogger(StoreLabelOutput.class.getName());

    private final Path work;
    private final Path part;
    private final Path output;
    private final Workers workers;
    private final Cancellation cancellation;
    private final GrowingLabels labels;

    StoreLabelOutput(Path work, Path output, ImageSpec spec, Workers workers, Cancellation cancellation) {
        this.work = work;
        this.part = work.resolve("labels.zarr");
        this.output = output;
        this.workers = workers;
        this.cancellation = cancellation;
        this.labels = GrowingLabels.in(part, FileNames.stem(output), spec);
    }

    @Override
    public void write(Block block, long[] ids) {
        labels.sink().write(block, ids);
    }

    /** A chunk that is damaged holds what no label is, so that its tile is written again. */
    @Override
    public void read(Block block, long[] into) {
        try {
            labels.source().read(block, into);
        } catch (FileException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} It is made again.", e.getMessage());
            Arrays.fill(into, -1);
        }
    }

    @Override
    public void commit(Progress progress) {
        labels.finish(workers, progress, cancellation);
        labels.close();
        TilePlace.move(work, part, output);
    }

    @Override
    public void close() {
        labels.close();
    }
}
