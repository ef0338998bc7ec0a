package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Workers;
import io.biapy.instance.tiled.LabelOutput;
import io.biapy.io.file.FileNames;
import io.biapy.io.zarr.GrowingLabels;
import java.nio.file.Path;
import java.util.Arrays;

/** Labels of tiles in a Zarr store of the work folder, which gets its smaller resolutions and is moved when all tiles are there. */
final class StoreLabelOutput implements LabelOutput {
    private static final System.Logger LOG = System.getLogger(StoreLabelOutput.class.getName());

    private final Path part;
    private final Path output;
    private final Workers workers;
    private final GrowingLabels labels;

    StoreLabelOutput(Path part, Path output, ImageSpec spec, Workers workers) {
        this.part = part;
        this.output = output;
        this.workers = workers;
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
    public void commit() {
        labels.finish(workers);
        labels.close();
        TargetFile.move(part, output);
    }

    @Override
    public void close() {
        labels.close();
    }
}
