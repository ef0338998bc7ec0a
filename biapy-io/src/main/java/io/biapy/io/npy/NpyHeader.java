package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.PixelType;
import io.biapy.io.array.ArrayFacts;
import io.biapy.io.array.ArrayRoom;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.axes.GuessedAxes;
import io.biapy.io.file.RandomBytes;
import io.biapy.io.sample.NumpyCodes;
import io.biapy.io.sample.Samples;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a .npy file, versions 1 to 3: a magic number, a length, and a Python dictionary of type, order and shape. Source:
 * NumPy Enhancement Proposal 1 and numpy.lib.format.
 */
public record NpyHeader(Samples samples, boolean fortranOrder, long[] shape, long dataStart) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int LONGEST = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([<>=|]?)([a-zA-Z]\\d*)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d,\\sL]*)\\)");
    /** Reads it from the start of {@code bytes}, whose size must hold the whole array. */
    public static NpyHeader read(RandomBytes bytes) {
        Path file = bytes.file();
        byte[] start = bytes.read(0, Math.min(12, bytes.size()));
        if (start.length < 10 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw new FileException(file, "is not an .npy file: its first bytes are not \\x93NUMPY and a version.");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new FileException(
                    file, "is in version " + version + " of the .npy format; versions 1 to 3 can be read.");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        byte[] field = bytes.read(8, lengthBytes);
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << 8 | (field[i] & 0xFF);
        }
        if (length > LONGEST) {
            throw new FileException(file, "is damaged: its header claims " + length + " bytes.");
        }
        String text = new String(bytes.read(8L + lengthBytes, length), StandardCharsets.UTF_8);
        return parse(file, text, 8 + lengthBytes + length, bytes.size());
    }

    private static NpyHeader parse(Path file, String text, long dataStart, long fileSize) {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher dims = SHAPE.matcher(text);
        Optional<PixelType> pixelType = type.find() ? NumpyCodes.type(type.group(2)) : Optional.empty();
        if (pixelType.isEmpty()) {
            throw new FileException(
                    file,
                    "holds no plain numbers; can be read: bool, (u)int8 to 64, float16 to 64. Header: " + text.strip());
        }
        if (!order.find() || !dims.find()) {
            throw new FileException(file, "has a damaged header: " + text.strip());
        }
        long[] shape = shape(file, dims.group(1));
        boolean big = type.group(1).equals(">")
                || (type.group(1).equals("=") && ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        Samples samples = new Samples(pixelType.get(), big);
        ArrayRoom.bytes(file, shape, samples, fileSize - dataStart);
        return new NpyHeader(samples, order.group(1).equals("True"), shape, dataStart);
    }

    private static long[] shape(Path file, String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(s -> s.replace("L", "").strip())
                    .filter(s -> !s.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new FileException(file, "has a damaged shape: (" + text + ").", e);
        }
    }

    /** The array as an image, its axes as the caller names them, or guessed. */
    public ArrayFacts facts(Path file, Axes asked, boolean labels) {
        String letters = asked.isAsStored() ? GuessedAxes.of(file, shape, labels) : asked.letters();
        ArrayAxes axes = ArrayAxes.of(file, letters, shape, strides(), asked.time());
        return ArrayFacts.of(samples, axes, Calibration.unknown(), samples + ", axes " + axes + order());
    }

    private String order() {
        return fortranOrder ? ", Fortran order" : ", C order";
    }

    @Override
    public String toString() {
        return "shape " + ArrayAxes.shape(shape) + " of " + samples + order();
    }

    /** Elements between neighbours along each dimension. */
    long[] strides() {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = fortranOrder ? i : shape.length - 1 - i;
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
