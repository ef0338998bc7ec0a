package io.biapy.io.png;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the pixels of a PNG file with the JDK's reader, sample values as stored. The JDK does not look at check sums and gives
 * wrong pixels for some damaged files, so these are verified before.
 */
final class PngDecoder {
    private PngDecoder() {}

    /**
     * All samples, interleaved: one byte each up to 8 bits, else two, big endian.
     *
     * @param colours whether palette entries become red, green and blue; else their index is the value
     */
    static byte[] decode(Path file, PngHeader header, boolean colours) {
        byte[] all;
        try (FileBytes bytes = FileBytes.open(file)) {
            all = bytes.read(0, bytes.size());
        }
        PngHeader.checkSums(file, all);
        BufferedImage image = decode(file, all);
        if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
            throw new FileException(file, "changed while it was read.");
        }
        boolean palette = header.colourType() == PngHeader.PALETTE;
        return palette && colours ? paletteColours(image) : samples(image.getRaster(), header);
    }

    private static BufferedImage decode(Path file, byte[] all) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            throw new FileException(file, "cannot be read: this Java has no PNG reader (module java.desktop).");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(all)), true, true);
            return reader.read(0);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new FileException(file, "is damaged: its pixels cannot be decoded (" + e.getMessage() + ").", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] samples(Raster raster, PngHeader header) {
        int samples = header.samples();
        int bands = raster.getNumBands(); // one more where a transparent colour is named, which is left out
        int width = header.width();
        boolean wide = header.bitDepth() > 8;
        byte[] out = new byte[width * header.height() * samples * (wide ? 2 : 1)];
        int[] row = new int[width * bands];
        int to = 0;
        for (int y = 0; y < header.height(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int s = 0; s < samples; s++) {
                    int value = row[x * bands + s];
                    if (wide) {
                        out[to++] = (byte) (value >> 8);
                    }
                    out[to++] = (byte) value;
                }
            }
        }
        return out;
    }

    private static byte[] paletteColours(BufferedImage image) {
        IndexColorModel palette = (IndexColorModel) image.getColorModel();
        int width = image.getWidth();
        byte[] out = new byte[Math.multiplyExact(width * 3, image.getHeight())];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int index : row) {
                int rgb = palette.getRGB(index);
                out[to++] = (byte) (rgb >> 16);
                out[to++] = (byte) (rgb >> 8);
                out[to++] = (byte) rgb;
            }
        }
        return out;
    }
}
