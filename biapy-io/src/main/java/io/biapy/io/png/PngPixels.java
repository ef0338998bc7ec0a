package io.biapy.io.png;

import io.biapy.core.error.FileException;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.WholePicture;
import java.nio.file.Path;
import java.util.List;

/** The pixels of a PNG file. */
final class PngPixels {
    private PngPixels() {}

    /** Reads the header; palette entries count as colours, or as the index they have. */
    static WholePicture open(Path file, boolean colours) {
        try (FileBytes bytes = FileBytes.open(file)) {
            PngHeader header = PngHeader.read(bytes);
            if (3.0 * header.width() * header.height() > FileBytes.MOST) {
                throw new FileException(
                        file, "is too large for a PNG to be read here: " + header + ". Save it as a tiled TIFF.");
            }
            return new WholePicture(
                    file,
                    Size.yx(header.height(), header.width()),
                    names(header, colours),
                    samples(header),
                    header.toString(),
                    () -> PngDecoder.decode(file, header, colours));
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

    private static Samples samples(PngHeader header) {
        boolean bit = header.bitDepth() == 1 && header.colourType() == PngHeader.GREY;
        PixelType type = bit ? PixelType.BIT : header.bitDepth() > 8 ? PixelType.UINT16 : PixelType.UINT8;
        return new Samples(type, true);
    }
}
