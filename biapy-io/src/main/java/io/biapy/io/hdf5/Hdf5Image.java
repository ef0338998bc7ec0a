package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.array.ArrayFacts;
import io.biapy.io.array.RawArray;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.axes.GuessedAxes;
import io.biapy.io.chunk.ChunkedImage;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A data set as an image. A block reads the chunks that it touches, or the bytes of one piece, and no others. */
final class Hdf5Image implements SampleStore {
    private final Hdf5File file;
    private final Path place;
    private final Samples samples;
    private final Calibration calibration;
    private final String stored;
    private final List<String> channelNames;
    private final @Nullable RawArray piece;
    private final @Nullable ChunkedImage chunked;

    private Hdf5Image(Hdf5File file, Hdf5Dataset set, Axes asked, boolean labels, Calibration usual) {
        this.file = file;
        this.place = set.place();
        Stored how = set.stored();
        this.samples = how.grid().samples();
        Hdf5Attributes attributes = set.attributes();
        Calibration said = Facts.calibration(attributes);
        this.calibration = said.isKnown() ? said : usual;
        long[] shape = how.grid().shape();
        String letters = asked.isAsStored() ? Facts.axes(attributes, shape.length) : asked.letters();
        String axes = letters.isEmpty() ? GuessedAxes.of(place, shape, labels) : letters;
        ArrayAxes lengths = ArrayAxes.packed(place, axes, shape, asked.time());
        int channels = (int) lengths.size('C');
        List<String> names = attributes.texts("channel_names");
        this.channelNames = names.size() == channels
                ? names
                : IntStream.range(0, channels).mapToObj(Integer::toString).toList();
        this.stored = "HDF5, " + set.path() + " of shape " + ArrayAxes.shape(shape) + ", axes " + axes + ", " + samples
                + ", " + how.description();
        if (how.isPiece()) {
            this.piece = set.piece(how, lengths, ArrayFacts.of(samples, lengths, calibration, stored));
            this.chunked = null;
        } else {
            this.piece = null;
            this.chunked = new ChunkedImage(place, how.grid(), axes, asked.time(), how.chunks());
        }
    }

    /**
     * The data set that the path names, or the only image in the file.
     *
     * @param usual voxel size where the file names none
     */
    static Hdf5Image open(Path path, Axes asked, boolean labels, Calibration usual) {
        Hdf5File file = Hdf5File.open(FileNames.holder(path));
        boolean opened = false;
        try {
            String inside = FileNames.inside(path);
            Hdf5Dataset set = inside.isEmpty() ? only(file) : named(file, inside);
            Hdf5Image image = new Hdf5Image(file, set, asked, labels, usual);
            opened = true;
            return image;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** A group counts as the only image in it. */
    private static Hdf5Dataset named(Hdf5File file, String inside) {
        String prefix = "/" + inside + "/";
        List<String> below =
                file.datasets().stream().filter(path -> path.startsWith(prefix)).toList();
        return below.isEmpty() ? file.dataset(inside) : only(file, below);
    }

    private static Hdf5Dataset only(Hdf5File file) {
        return only(file, file.datasets());
    }

    private static Hdf5Dataset only(Hdf5File file, List<String> paths) {
        List<Hdf5Dataset> images = paths.stream()
                .map(file::dataset)
                .filter(Hdf5Dataset::canBeImage)
                .toList();
        if (images.size() == 1) {
            return images.get(0);
        }
        if (images.isEmpty()) {
            throw new FileException(file.path(), "holds no image; " + file.listed());
        }
        Optional<Hdf5Layout> layout =
                Hdf5Layout.of(file).filter(known -> paths.contains(known.image()) && paths.contains(known.labels()));
        throw new FileException(
                file.path(),
                "holds " + images.size() + " data sets that can be images; name one of them, as in " + file.path() + ":"
                        + images.get(0).path() + ":\n  "
                        + images.stream()
                                .limit(30)
                                .map(set -> set.path() + " " + ArrayAxes.shape(set.shape()))
                                .collect(Collectors.joining("\n  "))
                        + (images.size() > 30 ? "\n  ..." : "")
                        + layout.map(known -> "\nIts layout is that of " + known + ": the image is " + known.image()
                                        + ", the labels are " + known.labels() + ".")
                                .orElse(""));
    }

    @Override
    public Path file() {
        return place;
    }

    @Override
    public Size size() {
        return piece != null ? piece.size() : whole().size();
    }

    private ChunkedImage whole() {
        return java.util.Objects.requireNonNull(chunked);
    }

    @Override
    public List<String> channelNames() {
        return channelNames;
    }

    @Override
    public boolean isColour() {
        return false;
    }

    @Override
    public Samples samples() {
        return samples;
    }

    @Override
    public Calibration calibration() {
        return calibration;
    }

    @Override
    public Extent chunk() {
        return piece != null ? piece.chunk() : whole().chunk();
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (piece != null) {
            piece.read(channel, block, row);
        } else {
            whole().read(channel, block, row);
        }
    }

    @Override
    public void close() {
        file.close();
    }

    @Override
    public String toString() {
        return stored;
    }
}
