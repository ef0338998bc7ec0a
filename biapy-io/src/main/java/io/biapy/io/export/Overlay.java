package io.biapy.io.export;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.WriteAside;
import io.biapy.io.png.PngEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A picture of an image with the outlines of objects on it, each in its {@link LabelColors} colour; several label images, for
 * example found and true, stand beside each other. Of a volume one slice is shown, the middle one unless another is asked for.
 * Three channels are shown as red, green and blue, else the first as grey; contrast is stretched. Immutable.
 *
 * <pre>{@code
 * Overlay.of(raw).outlines(found).outlines(truth).save(Path.of("cells-overlay.png"));
 * byte[] thumbnail = Overlay.of(raw).outlines(found).atMost(320).png();
 * }</pre>
 */
public final class Overlay {
    private static final int GAP = 6;
    private static final int GAP_COLOUR = 0xFFFFFF;

    private final FloatImage image;
    private final List<LabelImage> panels;
    private final int slice;
    private final int mostPixels;

    private Overlay(FloatImage image, List<LabelImage> panels, int slice, int mostPixels) {
        this.image = image;
        this.panels = List.copyOf(panels);
        this.slice = slice;
        this.mostPixels = mostPixels;
    }

    /** The image alone, in full size. */
    public static Overlay of(FloatImage image) {
        return new Overlay(image, List.of(), image.extent().z() / 2, Integer.MAX_VALUE);
    }

    /** One more panel: the image with the outlines of {@code labels}, which must have its size. */
    public Overlay outlines(LabelImage labels) {
        if (!labels.extent().equals(image.extent())) {
            throw new InputException("Overlay: labels " + labels.name() + " are " + labels.extent() + ", but image "
                    + image.name() + " is " + image.extent() + ".");
        }
        List<LabelImage> more = new ArrayList<>(panels);
        more.add(labels);
        return new Overlay(image, more, slice, mostPixels);
    }

    /** The slice to show, from 0. */
    public Overlay slice(int z) {
        return new Overlay(image, panels, Objects.checkIndex(z, image.extent().z()), mostPixels);
    }

    /** Shrinks each panel, by a whole factor, to at most this many pixels along its longer side. */
    public Overlay atMost(int pixels) {
        if (pixels < 1) {
            throw new InputException("Overlay: a panel needs at least 1 pixel a side, got " + pixels + ".");
        }
        return new Overlay(image, panels, slice, pixels);
    }

    /** The picture as the bytes of a PNG file. */
    public byte[] png() {
        Extent extent = image.extent();
        int longer = Math.max(extent.y(), extent.x());
        int factor = OutlineKernel.cells(longer, Math.min(longer, mostPixels));
        int height = OutlineKernel.cells(extent.y(), factor);
        int width = OutlineKernel.cells(extent.x(), factor);
        int[] background = background(factor);
        int count = Math.max(1, panels.size());
        int total = count * width + (count - 1) * GAP;
        int[] pixels = new int[height * total];
        Arrays.fill(pixels, GAP_COLOUR);
        for (int p = 0; p < count; p++) {
            int[] panel = panels.isEmpty() ? background : panel(background, panels.get(p), factor, height, width);
            for (int y = 0; y < height; y++) {
                System.arraycopy(panel, y * width, pixels, y * total + p * (width + GAP), width);
            }
        }
        return PngEncoder.rgb(height, total, pixels);
    }

    /** Writes the picture as a PNG file, replacing one of that name. */
    public void save(Path file) {
        WriteAside.bytes(file, png());
    }

    private int[] background(int factor) {
        Extent extent = image.extent();
        int colours = image.channels() == 3 ? 3 : 1;
        int[] pixels = new int[0];
        for (int c = 0; c < colours; c++) {
            int start = (c * extent.z() + slice) * extent.y() * extent.x();
            float[] plane = OutlineKernel.shrink(image.data(), start, extent.y(), extent.x(), factor);
            Contrast contrast = Contrast.of(plane);
            pixels = c == 0 ? new int[plane.length] : pixels;
            for (int i = 0; i < plane.length; i++) {
                int level = contrast.level(plane[i]);
                pixels[i] |= colours == 1 ? level * 0x010101 : level << (16 - 8 * c);
            }
        }
        return pixels;
    }

    private int[] panel(int[] background, LabelImage labels, int factor, int height, int width) {
        Extent extent = image.extent();
        int start = slice * extent.y() * extent.x();
        int[] codes = OutlineKernel.shrink(labels.codes(), start, extent.y(), extent.x(), factor);
        boolean[] outlines = OutlineKernel.outlines(codes, height, width);
        int[] pixels = background.clone();
        for (int i = 0; i < pixels.length; i++) {
            if (outlines[i]) {
                pixels[i] = LabelColors.of(labels.id(codes[i]));
            }
        }
        return pixels;
    }

    @Override
    public String toString() {
        return "Overlay of " + image.name() + ", " + panels.size() + " label images, slice " + slice;
    }
}
