package io.biapy.io.png;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.SampleRow;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.Samples;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;

/** The pixels of a PNG file: decoded whole when first read, and kept as long as memory allows. */
final class PngPixels implements SampleStore {
    private final Path file;
    private final PngHeader header;
    private final boolean colours;
    private final List<String> channelNames;
    private SoftReference<byte[]> decoded = new SoftReference<>(null);

    private PngPixels(Path file, PngHeader header, boolean colours) {
        this.file = file;
        this.header = header;
        this.colours = colours;
        this.channelNames = names(header, colours);
    }

    /** Reads the header; palette entries count as colours, or as the index they have. */
    static PngPixels open(Path file, boolean colours) {
        try (FileBytes bytes = FileBytes.open(file)) {
            PngHeader header = PngHeader.read(bytes);
            if (3.0 * header.width() * header.height() > FileBytes.MOST) {
                throw new FileException(
                        file, "is too large for a PNG to be read here: " + header + ". Save it as a tiled TIFF.");
            }
            return new PngPixels(file, header, colours);
        }
    }

    private static List<String> names(PngHeader header, boolean colours) {
        return switch (header.colourType()) {
            case PngHeader.RGB -> List.of("red", "green", "blue");
            case PngHeader.RGBA -> List.of("red", "green", "blue", "alpha");
            case PngHeader.GREY_ALPHA -> List.of("grey", "alpha");
            case PngHeader.PALETTE -> colours ? List.of("red", "green", "blue") : List.of("0");
            default -> List.of("0");
        };
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Size size() {
        return Size.yx(header.height(), header.width());
    }

    @Override
    public List<String> channelNames() {
        return channelNames;
    }

    @Override
    public boolean isColour() {
        return channelNames.size() > 1;
    }

    @Override
    public Samples samples() {
        boolean bit = header.bitDepth() == 1 && header.colourType() == PngHeader.GREY;
        PixelType type = bit ? PixelType.BIT : header.bitDepth() > 8 ? PixelType.UINT16 : PixelType.UINT8;
        return new Samples(type, true);
    }

    @Override
    public Calibration calibration() {
        return Calibration.unknown();
    }

    @Override
    public void read(int channel, Block block, SampleRow row) {
        if (!block.isInside(size())) {
            throw new InputException(file + ": block " + block + " is not inside " + size() + ".");
        }
        byte[] pixels = pixels();
        Extent extent = block.extent();
        int bytes = samples().bytes();
        int step = channelNames.size() * bytes;
        for (int y = 0; y < extent.y() * extent.z(); y++) {
            int at = (int) (((block.y() + y) * header.width() + block.x()) * step + (long) channel * bytes);
            row.take(pixels, at, step, y * extent.x(), extent.x());
        }
    }

    private synchronized byte[] pixels() {
        byte[] pixels = decoded.get();
        if (pixels == null) {
            pixels = PngDecoder.decode(file, header, colours);
            decoded = new SoftReference<>(pixels);
        }
        return pixels;
    }

    @Override
    public String toString() {
        return header.toString();
    }
}
