package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * TIFF and BigTIFF, with the dimensions of ImageJ hyperstacks, OME-TIFF and tifffile; strips and tiles, read block-wise. Samples
 * are read as stored: unsigned integers of 1 to 16, 32 and 64 bits, signed ones of 8 to 64, floats of 16 to 64; palettes and
 * white-is-zero are not applied. Compressions none, LZW, deflate, PackBits, ZSTD and
 * JPEG (8 bits), predictors 2 and 3. Of a pyramid the full image is read. Pages of no said meaning
 * are slices; named axes ("CYX") rename the file's. An OME-TIFF image in several files is opened by any of them, or by the .companion.ome that
 * describes them, relative to which all are looked for, in its folder or below; those with planes of the chosen point of time must be there, and
 * have the UUIDs that they are named with. Written as {@link TiffFiles} says, in one file.
 * Stateless, safe for several threads.
 */
public final class TiffFormat implements ImageFormat {
    private static final String DESCRIBED = "companion.ome";

    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public List<String> extensions() {
        return List.of("tif", "tiff", "btf", "tf8", DESCRIBED);
    }

    @Override
    public List<String> writtenExtensions() {
        return extensions().stream().filter(name -> !name.equals(DESCRIBED)).toList();
    }

    @Override
    public Set<Path> parts(Path file) {
        return TiffReader.parts(file);
    }

    @Override
    public boolean recognizes(Path file) {
        byte[] head = FileBytes.head(file, 4);
        return head.length == 4
                && ((head[0] == 'I' && head[1] == 'I' && (head[2] == 42 || head[2] == 43) && head[3] == 0)
                        || (head[0] == 'M' && head[1] == 'M' && head[2] == 0 && (head[3] == 42 || head[3] == 43))
                        || OmeDocument.isFile(file));
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(TiffReader.open(file, axes));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(TiffReader.open(file, axes));
    }

    @Override
    public String describe(Path file) {
        return describe(file, Axes.AS_STORED.atTime(0));
    }

    @Override
    public String describe(Path file, Axes axes) {
        TiffStack stack = TiffReader.open(file, axes);
        try (TiffBytes in = TiffBytes.open(stack.firstFile())) {
            return (in.isBigTiff() ? "BigTIFF, " : "")
                    + (in.isBigEndian() ? "big endian, " : "little endian, ")
                    + stack
                    + smaller(TiffLevels.of(in));
        }
    }

    private static String smaller(List<TiffLevels.Level> levels) {
        return levels.isEmpty()
                ? ""
                : ", smaller copies of "
                        + levels.stream().map(TiffLevels.Level::toString).collect(Collectors.joining(", "));
    }

    @Override
    public List<Size> levels(Path file) {
        return levels(file, Axes.AS_STORED.atTime(0));
    }

    @Override
    public List<Size> levels(Path file, Axes axes) {
        TiffStack stack = TiffReader.open(file, axes);
        try (TiffBytes in = TiffBytes.open(stack.firstFile())) {
            Size full = stack.size();
            List<Size> sizes = new ArrayList<>(List.of(full));
            TiffLevels.of(in).forEach(level -> sizes.add(Size.zyx(full.z(), level.height(), level.width())));
            return List.copyOf(sizes);
        }
    }

    private static Path written(Path file) {
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith("." + DESCRIBED)) {
            throw new FileException(file, "describes other files, and is only read; write an .ome.tif instead.");
        }
        return file;
    }

    @Override
    public void write(FloatImage image, Path file) {
        TiffFiles.save(image, written(file), TiffLayout.standard(), Workers.callerOnly());
    }

    @Override
    public void writeLabels(LabelImage labels, Path file) {
        writeLabels(labels, labels.maxId(), file, ImageCopy.with(Workers.callerOnly()));
    }

    @Override
    public void writeLabels(LabelSource labels, long maxId, Path file, ImageCopy copy) {
        TiffFiles.save(labels, maxId, written(file), TiffLayout.standard(), copy);
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return TiffFiles.create(spec, written(file), TiffLayout.standard());
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return TiffFiles.createLabels(spec, written(file), TiffLayout.standard());
    }
}
