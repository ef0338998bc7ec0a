package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.AsideFile;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a new HDF5 file of groups, data sets and attributes: tables at once, images and labels block by block in chunks with deflate. Groups
 * are made where paths name them. The file gets its name, replacing what has it, when {@link #finish()} is called; closed before, it is
 * deleted. Sinks are safe for several threads, the writer itself is for one.
 *
 * <pre>{@code
 * try (Hdf5Writer out = Hdf5Writer.create(Path.of("synapses.hdf"))) {
 *     out.longs("/annotations/ids", PixelType.UINT64, ids, ids.length);
 *     out.doubles("/annotations/locations", locations, ids.length, 3);
 *     out.texts("/annotations/types", types);
 *     out.attribute("/volumes/raw", "resolution", 40, 4, 4);
 *     try (ImageSink raw = out.image("/volumes/raw", spec)) {
 *         ImageCopy.with(workers).copy(source, raw);
 *     }
 *     out.finish();
 * }
 * }</pre>
 */
public final class Hdf5Writer implements AutoCloseable {
    private static final int SUPERBLOCK = 48;
    static final int IMAGE_LEVEL = 1;
    static final int LABEL_LEVEL = 6;
    private static final Set<PixelType> TYPES = EnumSet.complementOf(EnumSet.of(PixelType.BIT));

    private final AsideFile file;
    private final NewNode root = new NewNode("");
    private long end = SUPERBLOCK;

    private Hdf5Writer(AsideFile file) {
        this.file = file;
    }

    /** Begins a file; missing folders are made. */
    public static Hdf5Writer create(Path path) {
        return new Hdf5Writer(AsideFile.create(path));
    }

    private Path place(String path) {
        return Path.of(file.file() + ":" + path);
    }

    private synchronized long append(byte[] bytes) throws IOException {
        long address = end;
        WriteAside.put(file.channel(), ByteBuffer.wrap(bytes), address);
        end += bytes.length;
        return address;
    }

    /** Makes an empty group. */
    public Hdf5Writer group(String path) {
        root.at(path);
        return this;
    }

    /** A data set of whole numbers, the last dimension fastest, in an integer type; each value must fit it. */
    public Hdf5Writer longs(String path, PixelType type, long[] values, long... shape) {
        if (type.isFloating() || type == PixelType.BIT) {
            throw new InputException(
                    path + ": " + type + " is no type for whole numbers; take INT64 or UINT64, for example.");
        }
        int bits = type.bits();
        for (long value : values) {
            boolean fits = bits == 64 || (type.isSigned() ? value >> bits - 1 == value >> 63 : value >>> bits == 0);
            if (!fits) {
                throw new InputException(path + ": the value " + value + " cannot be stored as " + type + ".");
            }
        }
        byte[] bytes = new byte[Math.multiplyExact(values.length, bits / 8)];
        new Samples(type, false).fromIds(values, 0, bytes, 0, values.length);
        return piece(path, Messages.type(type), bytes, values.length, shape);
    }

    /** A data set of 64-bit floats, the last dimension fastest. */
    public Hdf5Writer doubles(String path, double[] values, long... shape) {
        return piece(path, Messages.type(PixelType.FLOAT64), bytes(values), values.length, shape);
    }

    /** A data set of texts, in one dimension. */
    public Hdf5Writer texts(String path, List<String> texts) {
        int size = longest(texts);
        return piece(path, Messages.textType(size), bytes(texts, size), texts.size(), texts.size());
    }

    private Hdf5Writer piece(String path, byte[] type, byte[] values, long count, long... shape) {
        if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != count
                || Arrays.stream(shape).anyMatch(n -> n < 0)) {
            throw new InputException(
                    path + ": " + count + " values do not have the shape " + Arrays.toString(shape) + ".");
        }
        root.at(path).fill(space -> {
            long address = values.length == 0 ? Bytes.NOWHERE : space.append(values);
            return List.of(
                    new NewNode.Message(Messages.SPACE, Messages.space(shape)),
                    new NewNode.Message(Messages.TYPE, type),
                    new NewNode.Message(Messages.FILL, Messages.fill(false)),
                    new NewNode.Message(Messages.LAYOUT, Messages.piece(address, values.length)));
        });
        return this;
    }

    /** An attribute of 64-bit floats, one or several, of a group or data set. */
    public Hdf5Writer attribute(String path, String name, double... values) {
        return attribute(path, name, Messages.type(PixelType.FLOAT64), bytes(values), values.length);
    }

    /** An attribute of texts, one or several. */
    public Hdf5Writer attribute(String path, String name, String... texts) {
        int size = longest(List.of(texts));
        return attribute(path, name, Messages.textType(size), bytes(List.of(texts), size), texts.length);
    }

    private Hdf5Writer attribute(String path, String name, byte[] type, byte[] values, int count) {
        if (name.isEmpty() || count == 0) {
            throw new InputException(path + ": an attribute needs a name and at least one value.");
        }
        byte[] space = count == 1 ? Messages.space() : Messages.space(count);
        root.at(path).attribute(name, Messages.attribute(name, type, space, values));
        return this;
    }

    /** An image that is written block by block, whole chunks best; its voxel size, axes and channel names become attributes. */
    public ImageSink image(String path, ImageSpec spec) {
        return TargetImage.of(target(path, spec, WritableTypes.forImage(spec, TYPES), IMAGE_LEVEL, () -> {}));
    }

    /** Labels that are written block by block, whole chunks best. */
    public LabelSink labels(String path, ImageSpec spec) {
        PixelType type = WritableTypes.forLabels(spec, TYPES, "HDF5", place(path));
        return TargetLabels.of(target(path, spec, type, LABEL_LEVEL, () -> {}));
    }

    SampleTarget target(String path, ImageSpec spec, PixelType type, int level, Runnable closing) {
        NewChunks target = new NewChunks(place(path), spec, type, level, this::append, closing);
        root.at(path).fill(target::header);
        attribute(
                path,
                "axis_names",
                target.letters().toLowerCase(java.util.Locale.ROOT).split(""));
        if (spec.channelNames().size() > 1) {
            attribute(path, "channel_names", spec.channelNames().toArray(new String[0]));
        }
        if (spec.calibration().isKnown()) {
            String unit = spec.calibration().unit();
            double[] zyx = {
                spec.calibration().z(),
                spec.calibration().y(),
                spec.calibration().x()
            };
            if (LengthUnits.isLength(unit)) {
                attribute(
                        path,
                        "element_size_um",
                        Arrays.stream(zyx)
                                .map(length -> LengthUnits.convert(length, unit, "um"))
                                .toArray());
            } else {
                attribute(path, "voxel_size", zyx).attribute(path, "unit", unit);
            }
        }
        return target.target();
    }

    /** Gives the file its name; a {@link FileException} names the image that lacks voxels. */
    public void finish() {
        try {
            long address = root.write(this::append);
            byte[] start = new Bytes()
                    .u8(0x89)
                    .put("HDF\r\n\u001A\n".getBytes(StandardCharsets.US_ASCII))
                    .u8(2, 8, 8, 0)
                    .u64(0)
                    .u64(Bytes.NOWHERE)
                    .u64(end)
                    .u64(address)
                    .sum()
                    .array();
            WriteAside.put(file.channel(), ByteBuffer.wrap(start), 0);
            file.keep(true, true);
        } catch (IOException e) {
            throw new FileException(file.file(), "cannot be written (" + e + "); nothing was left under this name.", e);
        }
    }

    /** Deletes what was written, unless it was finished. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new FileException(file.file(), "cannot be closed (" + e + ").", e);
        }
    }

    private static byte[] bytes(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    /** Bytes of the longest text, at least 1. */
    private static int longest(List<String> texts) {
        return Stream.concat(texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8).length), Stream.of(1))
                .max(Integer::compare)
                .orElseThrow();
    }

    private static byte[] bytes(List<String> texts, int size) {
        byte[] all = new byte[Math.multiplyExact(texts.size(), size)];
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, all, i * size, text.length);
        }
        return all;
    }

    @Override
    public String toString() {
        return file.file() + ": HDF5 being written";
    }
}
