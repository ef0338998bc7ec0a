package io.biapy.io.tile;

import io.biapy.core.image.Block;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Progress;
import io.biapy.core.tile.TargetOutput;
import io.biapy.io.Images;
import io.biapy.io.zarr.ZarrFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/** Targets in a Zarr store that is moved to its place when it is complete; of one that is there already, the rest is written. */
final class StoredTargets implements TargetOutput {
    private final Path work;
    private final Path part;
    private final Path output;
    private final ImageSink sink;
    private final ImageSource source;

    private StoredTargets(Path work, Path part, Path output, ImageSink sink, ImageSource source) {
        this.work = work;
        this.part = part;
        this.output = output;
        this.sink = sink;
        this.source = source;
    }

    static StoredTargets in(Path work, Path output, ImageSpec spec) {
        Path part = work.resolve("targets.zarr");
        ImageSink sink = Files.exists(part) ? ZarrFiles.goOn(part) : Images.create(part, spec);
        return new StoredTargets(work, part, output, sink, Images.open(part));
    }

    @Override
    public void write(int plane, Block block, float[] values) {
        sink.write(plane, block, values);
    }

    @Override
    public void read(int plane, Block block, float[] into) {
        source.read(plane, block, into);
    }

    @Override
    public void commit(Progress progress) {
        close();
        TilePlace.move(work, part, output);
    }

    @Override
    public void close() {
        sink.close();
        source.close();
    }
}
