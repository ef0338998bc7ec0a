package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.PixelType;
import io.biapy.io.sample.Samples;
import java.util.Optional;

/** Makes a {@link Page} of a directory, or says what about it cannot be read. */
final class PageReader {
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOATING = 3;
    private static final int UNDEFINED = 4;
    private static final int RGB = 2;
    private static final int YCBCR = 6;
    private static final int JPEG = 7;
    private static final int MOST_SAMPLES = 1 << 12;
    private static final int REVERSED = 2;

    private final TiffBytes in;
    private final Directory tags;

    private PageReader(TiffBytes in, Directory tags) {
        this.in = in;
        this.tags = tags;
    }

    static Page read(TiffBytes in, Directory tags) {
        return new PageReader(in, tags).page();
    }

    private Page page() {
        long width = length(tags.required(in, TiffTag.IMAGE_WIDTH, "width"), "width");
        long height = length(tags.required(in, TiffTag.IMAGE_LENGTH, "height"), "height");
        int samples = (int) within(tags.number(in, TiffTag.SAMPLES_PER_PIXEL, 1), MOST_SAMPLES, "samples per pixel");
        boolean planar = samples > 1 && tags.number(in, TiffTag.PLANAR_CONFIGURATION, 1) == 2;
        int bits = (int) within(equalValues(TiffTag.BITS_PER_SAMPLE, samples, 1), 64, "bits per sample");
        Compression compression = compression();
        PixelType type = type(bits, equalValues(TiffTag.SAMPLE_FORMAT, samples, UNSIGNED));
        boolean packed = bits % 8 != 0;
        if (compression == Compression.JPEG && bits != 8) {
            throw new FileException(
                    in.file(), "is compressed with JPEG of " + bits + " bits; JPEG of 8 bits can be read.");
        }
        int predictor = predictor(compression, type, packed);
        boolean tiled = tags.tag(TiffTag.TILE_WIDTH).isPresent();
        long segmentWidth = tiled ? length(tags.number(in, TiffTag.TILE_WIDTH, 0), "tile width") : width;
        long segmentHeight = tiled
                ? length(tags.required(in, TiffTag.TILE_LENGTH, "tile height"), "tile height")
                : Math.min(height, Math.max(1, tags.number(in, TiffTag.ROWS_PER_STRIP, height)));
        TagValue offsets = segmentTag(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS)
                .or(() -> segmentTag(TiffTag.STRIP_OFFSETS))
                .orElseThrow(() -> damaged("a directory has no strip or tile offsets"));
        TagValue counts = segmentTag(tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS)
                .or(() -> segmentTag(TiffTag.STRIP_BYTE_COUNTS))
                .orElseThrow(() -> damaged("a directory has no strip or tile byte counts"));
        Page page = new Page(
                width,
                height,
                samples,
                planar,
                bits,
                new Samples(type, !packed && in.isBigEndian()),
                compression,
                predictor,
                tags.number(in, TiffTag.FILL_ORDER, 1) == REVERSED,
                isColour(samples),
                isChroma(samples, planar),
                tiled,
                segmentWidth,
                segmentHeight,
                offsets,
                counts,
                tags.tag(TiffTag.JPEG_TABLES),
                0);
        return checked(page);
    }

    private Page checked(Page page) {
        if (page.segments() > page.offsets().count()
                || page.segments() > page.byteCounts().count()) {
            throw damaged("an image of " + page.shape() + " in " + page + " needs " + page.segments()
                    + " offsets and byte counts, and has " + page.offsets().count() + " and "
                    + page.byteCounts().count());
        }
        if (page.storedBytes() > (double) in.size() * page.compression().mostRatio()) {
            throw damaged("it claims an image of " + page.shape() + ", more than its " + in.size() + " bytes can hold");
        }
        return page;
    }

    private Optional<TagValue> segmentTag(int tag) {
        return tags.tag(tag);
    }

    private Compression compression() {
        try {
            return Compression.of(tags.number(in, TiffTag.COMPRESSION, 1));
        } catch (IllegalArgumentException e) {
            throw new FileException(
                    in.file(),
                    "is compressed with " + e.getMessage() + " (code " + tags.number(in, TiffTag.COMPRESSION, 1)
                            + "); can be read: none, LZW, deflate, PackBits, ZSTD, JPEG. Save it again with one of these.",
                    e);
        }
    }

    private PixelType type(int bits, long format) {
        boolean unsigned = format == UNSIGNED || format == UNDEFINED;
        if (unsigned && bits <= 16) {
            return bits == 1 ? PixelType.BIT : bits <= 8 ? PixelType.UINT8 : PixelType.UINT16;
        }
        PixelType type = null;
        if (unsigned) {
            type = bits == 32 ? PixelType.UINT32 : bits == 64 ? PixelType.UINT64 : null;
        } else if (format == SIGNED) {
            type = switch (bits) {
                case 8 -> PixelType.INT8;
                case 16 -> PixelType.INT16;
                case 32 -> PixelType.INT32;
                case 64 -> PixelType.INT64;
                default -> null;
            };
        } else if (format == FLOATING) {
            type = switch (bits) {
                case 16 -> PixelType.FLOAT16;
                case 32 -> PixelType.FLOAT32;
                case 64 -> PixelType.FLOAT64;
                default -> null;
            };
        }
        if (type == null) {
            throw new FileException(
                    in.file(),
                    "stores samples of " + bits + " bits in sample format " + format
                            + "; can be read: unsigned integers of 1"
                            + " to 16, 32 and 64 bits, signed ones of 8, 16, 32 and 64, floats of 16, 32 and 64.");
        }
        return type;
    }

    private int predictor(Compression compression, PixelType type, boolean packed) {
        long predictor = compression == Compression.NONE
                        || compression == Compression.PACKBITS
                        || compression == Compression.JPEG
                ? 1
                : tags.number(in, TiffTag.PREDICTOR, 1);
        boolean known = predictor == 1 || (predictor == 2 && !packed) || (predictor == 3 && type.isFloating());
        if (!known) {
            throw new FileException(
                    in.file(),
                    "uses predictor " + predictor + " for " + type + "; can be read: none, 2, and 3 for floats.");
        }
        return (int) predictor;
    }

    /** RGB with or without alpha, or grey with a declared alpha. */
    private boolean isColour(int samples) {
        long photometric = tags.number(in, TiffTag.PHOTOMETRIC, 1);
        boolean declaredAlpha = tags.number(in, TiffTag.EXTRA_SAMPLES, 0) > 0;
        return (photometric == RGB && (samples == 3 || samples == 4))
                || photometric == YCBCR && samples == 3
                || (photometric <= 1 && samples == 2 && declaredAlpha);
    }

    /** Luma and chroma, which only JPEG can hold here. */
    private boolean isChroma(int samples, boolean planar) {
        boolean chroma = tags.number(in, TiffTag.PHOTOMETRIC, 1) == YCBCR && samples == 3;
        if (chroma && (planar || tags.number(in, TiffTag.COMPRESSION, 1) != JPEG)) {
            throw new FileException(
                    in.file(),
                    "stores colours as luma and chroma (YCbCr), which is read in JPEG and pixel by pixel only. Save it as RGB.");
        }
        return chroma;
    }

    /** A tag that has one value a sample, all of which must be equal (or just one value for all). */
    private long equalValues(int tag, int samples, long otherwise) {
        Optional<TagValue> values = tags.tag(tag);
        if (values.isEmpty()) {
            return otherwise;
        }
        long first = values.get().number(in, 0);
        for (int i = 1; i < Math.min(values.get().count(), samples); i++) {
            if (values.get().number(in, i) != first) {
                throw new FileException(
                        in.file(), "stores the samples of a pixel in different types, which cannot be read.");
            }
        }
        return first;
    }

    private long length(long value, String what) {
        return within(value, Integer.MAX_VALUE, what);
    }

    private long within(long value, long most, String what) {
        if (value < 1 || value > most) {
            throw damaged("it claims " + what + " " + value);
        }
        return value;
    }

    private FileException damaged(String problem) {
        return new FileException(in.file(), "is damaged: " + problem + ".");
    }
}
