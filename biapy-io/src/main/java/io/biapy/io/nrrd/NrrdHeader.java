package io.biapy.io.nrrd;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.PixelType;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What an NRRD header says of its array.
 *
 * @param sizes slowest first (the file has the fastest first)
 * @param letters one a dimension, slowest first; empty where the file does not tell which is the channel
 * @param encoding raw, gzip, bzip2, text (numbers) or hex
 * @param data the files of the samples: the header's own unless it names others
 * @param skip bytes of each file before the samples (of packed ones, of what they unpack to); -1: the samples are at its end
 * @param lines lines before that
 */
record NrrdHeader(
        Samples samples,
        long[] sizes,
        String letters,
        boolean colour,
        Calibration calibration,
        String encoding,
        NrrdFiles data,
        long start,
        long skip,
        long lines) {

    static final String GZIP = "gzip";
    static final String BZIP2 = "bzip2";
    static final String TEXT = "text";

    static NrrdHeader read(Path file) {
        NrrdFields fields = NrrdFields.read(file);
        int dimension = (int) Math.max(0, Math.min(99, fields.number("dimension", 0)));
        long[] sizes = sizes(fields, dimension);
        String encoding = fields.required("encoding").toLowerCase(Locale.ROOT);
        String known =
                switch (encoding) {
                    case "raw", "hex" -> encoding;
                    case "gzip", "gz" -> GZIP;
                    case "bzip2", "bz2" -> BZIP2;
                    case "ascii", "text", "txt" -> TEXT;
                    default ->
                        throw new FileException(
                                file, "is encoded as \"" + encoding + "\"; can be read: raw, gzip, bzip2, text, hex.");
                };
        NrrdAxes axes = NrrdAxes.of(fields, dimension);
        boolean detached = fields.text("datafile").isPresent();
        return new NrrdHeader(
                samples(fields, known),
                sizes,
                axes.letters(),
                axes.colour(),
                axes.calibration(),
                known,
                NrrdFiles.of(fields, sizes),
                detached ? 0 : fields.end(),
                fields.number("byteskip", 0),
                fields.number("lineskip", 0));
    }

    private static long[] sizes(NrrdFields fields, int dimension) {
        List<String> words = fields.words("sizes");
        if (dimension < 2 || words.size() != dimension) {
            throw new FileException(
                    fields.file(),
                    dimension == 1
                            ? "has one dimension, and an image has at least two."
                            : "is damaged: it claims dimension "
                                    + fields.text("dimension").orElse("none") + " and sizes " + words + ".");
        }
        long[] sizes = new long[dimension];
        for (int i = 0; i < dimension; i++) {
            try {
                sizes[dimension - 1 - i] = Long.parseLong(words.get(i));
            } catch (NumberFormatException e) {
                throw new FileException(fields.file(), "is damaged: its sizes are " + words + ".", e);
            }
        }
        return sizes;
    }

    private static Samples samples(NrrdFields fields, String encoding) {
        PixelType type = type(fields);
        String endian = type.bits() == 8 || encoding.equals(TEXT)
                ? "little"
                : fields.required("endian").toLowerCase(Locale.ROOT);
        if (!endian.equals("little") && !endian.equals("big")) {
            throw new FileException(fields.file(), "is damaged: its byte order is \"" + endian + "\".");
        }
        return new Samples(type, endian.equals("big"));
    }

    private static PixelType type(NrrdFields fields) {
        String type = fields.required("type").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "signed char", "int8", "int8_t" -> PixelType.INT8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> PixelType.UINT8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> PixelType.INT16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> PixelType.UINT16;
            case "int", "signed int", "int32", "int32_t" -> PixelType.INT32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> PixelType.UINT32;
            case "longlong",
                    "long long",
                    "long long int",
                    "signed long long",
                    "signed long long int",
                    "int64",
                    "int64_t" -> PixelType.INT64;
            case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> PixelType.UINT64;
            case "float" -> PixelType.FLOAT32;
            case "double" -> PixelType.FLOAT64;
            default ->
                throw new FileException(
                        fields.file(), "holds values of type \"" + type + "\"; can be read: integers and floats.");
        };
    }

    @Override
    public String toString() {
        return samples + ", axes " + (letters.isEmpty() ? "not named" : letters) + " " + ArrayAxes.shape(sizes) + ", "
                + encoding + (start == 0 ? ", voxels in " + data : "");
    }
}
