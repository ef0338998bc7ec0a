package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.core.image.PixelType;
import io.biapy.io.array.ArrayData;
import io.biapy.io.array.ArrayFacts;
import io.biapy.io.array.RawArray;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.sample.Samples;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetBase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One data set of a file: its shape and type, its attributes, and all its values at once, for tables and other small ones. Images are read
 * block by block through {@link io.biapy.io.Images}. Safe for several threads, as long as its file is open.
 */
public final class Hdf5Dataset {
    private final Path file;
    private final String path;
    private final long userBlock;
    private final Dataset set;

    Hdf5Dataset(Path file, String path, long userBlock, Dataset set) {
        this.file = file;
        this.path = path;
        this.userBlock = userBlock;
        this.set = set;
    }

    /** Its path in the file, "/volumes/raw". */
    public String path() {
        return path;
    }

    /** As people write it: the file, a colon, the path; a damaged name may hold what no path can. */
    Path place() {
        return Path.of(file + ":" + path.replace('\0', '?'));
    }

    /** Elements along each dimension, slowest first; none of a single value. */
    public long[] shape() {
        return Reading.of(place(), set::getDimensionsAsLong);
    }

    /** Number of elements. */
    public long size() {
        double all = 1;
        long size = 1;
        for (long n : shape()) {
            all *= n;
            size *= n;
        }
        if (!(all < 0x1p62)) {
            throw new FileException(place(), "claims a shape of " + ArrayAxes.shape(shape()) + ".");
        }
        return size;
    }

    /** The type of its numbers; none where they are texts or something else. */
    public Optional<PixelType> type() {
        return samples().map(Samples::type);
    }

    Optional<Samples> samples() {
        return Reading.of(place(), () -> Types.samples(set.getDataType()));
    }

    /** Its attributes. */
    public Hdf5Attributes attributes() {
        return new Hdf5Attributes(file, set);
    }

    Stored stored() {
        Samples samples = samples().orElseThrow(() -> noNumbers("numbers were expected"));
        return Reading.of(place(), () -> Stored.of(file, place(), userBlock, (DatasetBase) set, samples));
    }

    private FileException noNumbers(String expected) {
        String type = Reading.of(place(), () -> set.getDataType().getClass().getSimpleName());
        return new FileException(place(), "holds values of type " + type + " where " + expected + ".");
    }

    /** All values as whole numbers, flat, the last dimension fastest; a {@link FileException} where they are none or do not fit into memory. */
    public long[] longs() {
        Samples samples = samples().orElseThrow(() -> noNumbers("whole numbers were expected"));
        if (samples.type().isFloating()) {
            throw noNumbers("whole numbers were expected");
        }
        long[] values = new long[elements(Long.BYTES)];
        if (values.length == 0) {
            return values;
        }
        new WholeArray(file, place(), stored())
                .read((from, at, to, count) -> samples.toLongs(from, at, samples.bytes(), values, to, count));
        return values;
    }

    /** All values, flat, the last dimension fastest; whole numbers above 2^53 are rounded. */
    public double[] doubles() {
        Samples samples = samples().orElseThrow(() -> noNumbers("numbers were expected"));
        double[] values = new double[elements(Double.BYTES)];
        if (values.length == 0) {
            return values;
        }
        new WholeArray(file, place(), stored())
                .read((from, at, to, count) -> samples.toDoubles(from, at, samples.bytes(), values, to, count));
        return values;
    }

    /** All texts, flat. */
    public List<String> texts() {
        elements(Long.BYTES);
        List<String> texts = Reading.of(place(), () -> PlainArrays.texts(set.getData()));
        if (texts.isEmpty() && size() > 0) {
            throw noNumbers("texts were expected");
        }
        return texts;
    }

    /** Before memory is taken that is not there. */
    private int elements(int bytes) {
        long size = size();
        if (size > Runtime.getRuntime().maxMemory() / 2 / bytes || size > Integer.MAX_VALUE - 16) {
            throw new FileException(
                    place(),
                    "has " + size
                            + " values, too many to read at once; open it as an image, which is read block by block.");
        }
        return (int) size;
    }

    /** Whether it can be an image: numbers, and at least two dimensions that are not both short. */
    boolean canBeImage() {
        long[] shape = shape();
        return shape.length >= 2 && samples().isPresent();
    }

    /** A piece of the file that is mapped. */
    RawArray piece(Stored stored, ArrayAxes axes, ArrayFacts facts) {
        return new RawArray(place(), ArrayData.mapped(file, stored.position().orElseThrow()), facts);
    }

    @Override
    public String toString() {
        return place() + ": " + ArrayAxes.shape(shape())
                + type().map(type -> ", " + type.name().toLowerCase(java.util.Locale.ROOT))
                        .orElse("");
    }
}
