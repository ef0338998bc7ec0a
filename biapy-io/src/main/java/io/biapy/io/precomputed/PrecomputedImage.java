package io.biapy.io.precomputed;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.chunk.ChunkedImage;
import io.biapy.io.file.FileBytes;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** One scale of a precomputed volume as an image. */
final class PrecomputedImage implements SampleStore {
    private final Path place;
    private final Info info;
    private final ChunkedImage image;

    private PrecomputedImage(Path place, Path folder, Info info, OptionalLong time) {
        this.place = place;
        this.info = info;
        Chunks chunks = new Chunks(folder, info);
        this.image = new ChunkedImage(place, chunks.grid(), Chunks.LETTERS, time, chunks);
    }

    static PrecomputedImage open(Path path, Axes asked) {
        if (!asked.isAsStored()
                && !Chunks.LETTERS.contains(asked.letters())
                && !asked.letters().equals("ZYX")) {
            throw new FileException(path, "is a precomputed volume, whose axes are fixed; leave them away.");
        }
        Path folder = FileNames.holder(path);
        if (!Files.isDirectory(folder)) {
            throw new FileException(folder, "is no folder; a precomputed volume was expected.");
        }
        try (FileBytes bytes = FileBytes.open(folder.resolve(Info.FILE))) {
            Info info = Info.read(folder, FileNames.inside(path), bytes.read(0, Math.min(bytes.size(), 1 << 24)));
            return new PrecomputedImage(path, folder, info, asked.time());
        }
    }

    @Override
    public Path file() {
        return place;
    }

    @Override
    public Size size() {
        return image.size();
    }

    @Override
    public List<String> channelNames() {
        return IntStream.range(0, info.channels()).mapToObj(Integer::toString).toList();
    }

    @Override
    public boolean isColour() {
        return false;
    }

    @Override
    public Samples samples() {
        return new Samples(info.type(), false);
    }

    @Override
    public Calibration calibration() {
        return info.calibration();
    }

    @Override
    public Extent chunk() {
        return image.chunk();
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        image.read(channel, block, row);
    }

    @Override
    public String toString() {
        return info.toString();
    }
}
