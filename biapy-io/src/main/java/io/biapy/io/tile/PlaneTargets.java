package io.biapy.io.tile;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;
import io.biapy.core.tile.FlatVolume;
import io.biapy.core.tile.TargetOutput;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import java.nio.file.Path;

/** Targets in planes of the work folder, from which a file of another format is written when they are complete. */
final class PlaneTargets implements TargetOutput {
    private final Path work;
    private final Path output;
    private final ImageSpec spec;
    private final ImageCopy copy;
    private final FlatVolume planes;

    PlaneTargets(Path work, Path output, ImageSpec spec, ImageCopy copy) {
        this.work = work;
        this.output = output;
        this.spec = spec;
        this.copy = copy;
        this.planes = FlatVolume.open(
                work.resolve("targets.planes"), spec.size(), spec.channelNames().size());
    }

    @Override
    public void write(int plane, Block block, float[] values) {
        planes.write(plane, block, values);
    }

    @Override
    public void read(int plane, Block block, float[] into) {
        planes.read(plane, block, into);
    }

    @Override
    public void commit(Progress progress) {
        TilePlace.write(work, output, file -> {
            try (ImageSink sink = Images.create(file, spec, IfExists.REPLACE)) {
                copy.onProgress(progress).copy(new Written(), sink);
            }
        });
    }

    /** What has been written, as an image. */
    private final class Written implements ImageSource {
        @Override
        public String name() {
            return String.valueOf(output.getFileName());
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
        public PixelType pixelType() {
            return spec.type();
        }

        @Override
        public Calibration calibration() {
            return spec.calibration();
        }

        @Override
        public void read(int channel, Block block, float[] into) {
            planes.read(channel, block, into);
        }
    }

    @Override
    public void close() {
        planes.close();
    }
}
