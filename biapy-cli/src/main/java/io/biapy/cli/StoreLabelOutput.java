package io.biapy.cli;

import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Workers;
import io.biapy.instance.tiled.LabelOutput;
import io.biapy.io.file.FileNames;
import io.biapy.io.zarr.GrowingLabels;
import java.nio.file.Path;

/** Labels of tiles in a Zarr store of the work folder, which gets its smaller resolutions and is moved when all tiles are there. */
final class StoreLabelOutput implements LabelOutput {
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

    @Override
    public void read(Block block, long[] into) {
        labels.source().read(block, into);
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
