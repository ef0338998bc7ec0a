package io.biapy.io.jpeg;

import io.biapy.core.image.Extent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pixels as a JPEG file in memory. */
final class JpegEncoder {
    private static final float QUALITY = 0.95f;

    private JpegEncoder() {}

    /** One or three channels of values 0 to 255. */
    static byte[] encode(Extent extent, int channels, float[] data) {
        int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(extent.x(), extent.y(), type);
        int plane = extent.voxels();
        int[] values = new int[plane];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < plane; i++) {
                values[i] = (int) data[c * plane + i];
            }
            image.getRaster().setSamples(0, 0, extent.x(), extent.y(), c, values);
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        if (!writers.hasNext()) {
            throw new IllegalStateException("This Java has no JPEG writer (module java.desktop).");
        }
        ImageWriter writer = writers.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
