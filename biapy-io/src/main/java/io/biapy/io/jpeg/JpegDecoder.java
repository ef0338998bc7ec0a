package io.biapy.io.jpeg;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG streams with the JDK's reader. Where that would fill in grey for what is missing or damaged, it fails here. */
public final class JpegDecoder {
    private JpegDecoder() {}

    /**
     * All samples of 8 bits, interleaved.
     *
     * @param frame of {@code stream}
     * @param chroma whether three components are luma and chroma, which become red, green and blue
     * @throws IOException where the stream is damaged or of a kind that cannot be read
     */
    public static byte[] decode(byte[] stream, JpegFrame frame, boolean chroma) throws IOException {
        double samples = (double) frame.width() * frame.height() * frame.components();
        if (frame.bits() != 8 || frame.components() > 4) {
            throw new IOException("JPEG of " + frame + " cannot be read, only up to 4 components of 8 bits");
        }
        if (samples > Integer.MAX_VALUE - 16 || samples > (double) stream.length * JpegFrame.MOST_RATIO) {
            throw new IOException("it claims " + frame + ", more than its " + stream.length + " bytes can hold");
        }
        Raster raster = raster(stream);
        if (raster.getWidth() != frame.width()
                || raster.getHeight() != frame.height()
                || raster.getNumBands() != frame.components()) {
            throw new IOException("its frame header is damaged");
        }
        byte[] pixels = new byte[(int) samples];
        int[] row = new int[frame.width() * frame.components()];
        for (int y = 0; y < frame.height(); y++) {
            raster.getPixels(0, y, frame.width(), 1, row);
            int start = y * row.length;
            for (int i = 0; i < row.length; i++) {
                pixels[start + i] = (byte) row[i];
            }
        }
        if (chroma && frame.components() == 3) {
            YccKernel.toRgb(pixels);
        }
        return pixels;
    }

    private static Raster raster(byte[] stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw new IOException("this Java has no JPEG reader (module java.desktop)");
        }
        ImageReader reader = readers.next();
        List<String> problems = new ArrayList<>();
        IIOReadWarningListener listener = (source, warning) -> problems.add(warning);
        try {
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(stream)), true, true);
            reader.addIIOReadWarningListener(listener);
            Raster raster = reader.readRaster(0, null);
            if (!problems.isEmpty()) {
                throw new IOException(problems.get(0));
            }
            return raster;
        } catch (IllegalArgumentException // what the JDK's reader throws for damaged streams, beside IOException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NullPointerException
                | ClassCastException e) {
            throw new IOException("its pixels cannot be decoded (" + e + ")", e);
        } finally {
            reader.dispose();
        }
    }
}
