package io.biapy.io.jpeg;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.WriteAside;
import io.biapy.io.axes.PictureAxes;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredTypes;
import io.biapy.io.sample.WholePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * JPEG: grey and colours of 8 bits, baseline and progressive; a rotation that a camera noted is not applied. Damaged files are refused,
 * also where the JDK would show grey in place of what is missing. Written: one or three channels of whole values up to 255, at quality
 * 0.95, so not exactly. Labels are neither read nor written, since JPEG changes values. Stateless, safe for several threads.
 */
public final class JpegFormat implements ImageFormat {
    private static final int START = 3;
    private static final int LONGEST_SIDE = 65500;

    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public List<String> extensions() {
        return List.of("jpg", "jpeg");
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public boolean recognizes(Path file) {
        byte[] head = FileBytes.head(file, START);
        return head.length == START && head[0] == (byte) 0xFF && head[1] == (byte) 0xD8 && head[2] == (byte) 0xFF;
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        PictureAxes.check(file, axes, name());
        return StoredImage.of(picture(file));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        picture(file);
        throw new FileException(
                file,
                "is a JPEG file, and JPEG changes values, so it cannot hold ids. Save the labels as PNG or TIFF in"
                        + " the program that made them; a mask of two values can be opened as an image and thresholded.");
    }

    @Override
    public String describe(Path file) {
        return picture(file).toString();
    }

    private static WholePicture picture(Path file) {
        JpegFrame frame;
        try {
            byte[] all = bytes(file);
            frame = JpegFrame.read(all);
            if (!JpegFrame.hasEnd(all)) {
                throw new IOException("its end mark is missing, so it was cut off");
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
        if (frame.bits() != 8 || (frame.components() != 1 && frame.components() != 3)) {
            throw new FileException(file, "is a JPEG of " + frame + "; can be read: grey and colours of 8 bits.");
        }
        boolean grey = frame.components() == 1;
        return new WholePicture(
                file,
                Size.yx(frame.height(), frame.width()),
                grey ? List.of("0") : List.of("red", "green", "blue"),
                new Samples(PixelType.UINT8, false),
                frame.toString(),
                () -> decode(file, frame));
    }

    private static byte[] decode(Path file, JpegFrame frame) {
        try {
            byte[] all = bytes(file);
            if (!JpegFrame.read(all).equals(frame)) {
                throw new FileException(file, "changed while it was read.");
            }
            return JpegDecoder.decode(all, frame, frame.chroma());
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return bytes.read(0, bytes.size());
        }
    }

    private static FileException damaged(Path file, IOException e) {
        return new FileException(
                file, "is not a JPEG file that can be read, or is damaged: " + e.getMessage() + ".", e);
    }

    @Override
    public void write(FloatImage image, Path file) {
        Extent extent = image.extent();
        boolean colours = image.channels() == 3;
        if (extent.z() > 1
                || Math.max(extent.y(), extent.x()) > LONGEST_SIDE
                || !(colours || image.channels() == 1)
                || StoredTypes.of(image) != PixelType.UINT8) {
            throw new InputException("Image " + image.name() + " (" + extent + ", " + image.channels()
                    + (image.channels() == 1 ? " channel, " : " channels, ")
                    + image.pixelType() + ") cannot be a JPEG file: that holds one or three channels of 8 bits, up to "
                    + LONGEST_SIDE + " pixels a side. Save it as .tif.");
        }
        WriteAside.bytes(file, JpegEncoder.encode(extent, image.channels(), image.data()));
    }

    @Override
    public void requireLabelsFit(Size size, Path file) {
        throw new FileException(file, "is a JPEG file, which changes values; give a name that ends in .png or .tif.");
    }

    @Override
    public void writeLabels(LabelImage labels, Path file) {
        throw new InputException("Labels " + labels.name()
                + " cannot be a JPEG file, since JPEG changes values. Save them as .png or .tif.");
    }
}
