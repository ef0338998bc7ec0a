package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Bio-Formats reads and biapy-io does not: CZI, LIF, ND2, OIR, VSI and some 150 more formats, block by block, with voxel size, channel names and
 * type. Of a file of several images the path names one by number or name ({@code a.lif:/2}), of a pyramid also a smaller copy ({@code a.czi:/0/1}).
 * Planes stand along T, C, Z, whatever their order in the file; named axes rename these. Palettes are not applied. A file stays open until the
 * image is closed. Never written.
 *
 * <p>What Bio-Formats does with a damaged file depends on the format: most give an error, some zeros, and a few take very long. Stateless, safe for several
 * threads.
 */
public final class BioFormatsFormat implements ImageFormat {
    @Override
    public String name() {
        return "Bio-Formats";
    }

    /** Those of microscopes' and other programs' own formats; general ones such as .txt, .xml and .dat are looked into only when asked for. */
    @Override
    public List<String> extensions() {
        return Extensions.OWN;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean isFallback() {
        return true;
    }

    @Override
    public boolean recognizes(Path file) {
        Path holder = FileNames.holder(file);
        return Library.isPresent() && Files.isRegularFile(holder) && Readers.knows(holder);
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(image(file, axes));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(image(file, axes));
    }

    private static BioFormatsImage image(Path file, Axes axes) {
        Library.require(file);
        return BioFormatsImage.open(file, axes);
    }

    @Override
    public String describe(Path file) {
        try (BioFormatsImage image = image(file, Axes.AS_STORED.atTime(0))) {
            return image.toString();
        }
    }

    @Override
    public List<Size> levels(Path file) {
        try (BioFormatsImage image = image(file, Axes.AS_STORED.atTime(0))) {
            return image.facts().levels();
        }
    }

    @Override
    public void requireAbsent(Path file) {
        throw onlyRead(file);
    }

    @Override
    public void write(FloatImage image, Path file) {
        throw onlyRead(file);
    }

    @Override
    public void writeLabels(LabelImage labels, Path file) {
        throw onlyRead(file);
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        throw onlyRead(file);
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        throw onlyRead(file);
    }

    private FileException onlyRead(Path file) {
        return new FileException(file, "is in a format that " + name() + " only reads; write .ome.tif or .zarr.");
    }
}
