package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.SegmentCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import loci.formats.IFormatReader;

/** One image of a file, read tile by tile; tiles lately read are kept, since a tile of colours serves three channels. */
final class BioFormatsImage implements SampleStore {
    private final Path path;
    private final Facts facts;
    private final PlaneAxes axes;
    private final Readers readers;
    private final SegmentCache cache = new SegmentCache();

    private BioFormatsImage(Path path, Facts facts, PlaneAxes axes, Readers readers) {
        this.path = path;
        this.facts = facts;
        this.axes = axes;
        this.readers = readers;
    }

    static BioFormatsImage open(Path path, Axes asked) {
        Path file = FileNames.holder(path);
        if (!Files.isRegularFile(file)) {
            throw new FileException(
                    file, Files.exists(file) ? "is a folder; an image file was expected." : "there is no such file.");
        }
        FoundMetadata found = new FoundMetadata();
        IFormatReader reader = Readers.open(file, found);
        boolean opened = false;
        try {
            BioFormatsImage image = Guarded.call(file, () -> {
                Place place = Place.choose(path, reader, found);
                Facts facts = Facts.of(file, reader, place, found);
                return new BioFormatsImage(
                        path, facts, PlaneAxes.of(path, facts, asked), new Readers(file, place, reader));
            });
            opened = true;
            return image;
        } finally {
            if (!opened) {
                Readers.close(reader);
            }
        }
    }

    Facts facts() {
        return facts;
    }

    @Override
    public Path file() {
        return path;
    }

    @Override
    public Size size() {
        return Size.zyx(axes.slices(), facts.height(), facts.width());
    }

    @Override
    public List<String> channelNames() {
        int channels = axes.channels() * facts.samplesPerPixel();
        return axes.areChannelsStored() && facts.channelNames().size() == channels
                ? facts.channelNames()
                : IntStream.range(0, channels).mapToObj(Integer::toString).toList();
    }

    @Override
    public boolean isColour() {
        return facts.isColour() && axes.channels() == 1;
    }

    @Override
    public Samples samples() {
        return facts.samples();
    }

    @Override
    public Calibration calibration() {
        return facts.calibration();
    }

    @Override
    public Extent chunk() {
        return Extent.yx(facts.tileHeight(), facts.tileWidth());
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(path + ": block " + block + " is not inside " + size() + ".");
        }
        Extent extent = block.extent();
        if (extent.voxels() == 0) {
            return;
        }
        for (int z = 0; z < extent.z(); z++) {
            int plane = axes.plane(channel / facts.samplesPerPixel(), block.z() + z);
            Block slice = new Block(0, block.y(), block.x(), Extent.yx(extent.y(), extent.x()));
            for (long y = block.y() / facts.tileHeight(); y * facts.tileHeight() < block.y() + extent.y(); y++) {
                for (long x = block.x() / facts.tileWidth(); x * facts.tileWidth() < block.x() + extent.x(); x++) {
                    tile(
                            plane,
                            (int) y,
                            (int) x,
                            channel % facts.samplesPerPixel(),
                            slice,
                            row,
                            z * extent.y() * extent.x());
                }
            }
        }
    }

    private void tile(int plane, int down, int across, int sample, Block slice, SampleRow row, int start) {
        int top = down * facts.tileHeight();
        int left = across * facts.tileWidth();
        int height = (int) Math.min(facts.tileHeight(), facts.height() - top);
        int width = (int) Math.min(facts.tileWidth(), facts.width() - left);
        long number = (long) down * facts.width() + across;
        byte[] data = cache.get(
                plane, number, () -> readers.use(reader -> reader.openBytes(plane, left, top, width, height)));
        int bytes = facts.samples().bytes();
        int samples = facts.samplesPerPixel();
        if (data.length < (long) width * height * samples * bytes) {
            throw new FileException(
                    path,
                    "is damaged: Bio-Formats gives " + data.length + " bytes of a tile of " + height + " x " + width
                            + " pixels.");
        }
        int step = facts.interleaved() ? samples * bytes : bytes;
        int first = facts.interleaved() ? sample * bytes : sample * width * height * bytes;
        new Block(0, top, left, Extent.yx(height, width))
                .shared(slice, (from, to, count) -> row.take(data, first + from * step, step, start + to, count));
    }

    @Override
    public void close() {
        readers.close();
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}
