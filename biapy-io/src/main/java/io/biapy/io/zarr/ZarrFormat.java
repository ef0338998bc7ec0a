package io.biapy.io.zarr;

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
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.SavedImage;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import java.nio.file.Path;
import java.util.List;

/**
 * Zarr 2 and 3 with OME-NGFF 0.1 to 0.5, and N5, block by block. A path names a folder ({@code a.zarr}), an array or group in it
 * ({@code a.zarr/0}, {@code a.zarr:/labels/cells}), a zip file of one, or one on a plain HTTP server ({@code http://host/a.zarr}). Of a
 * multiscale image the largest array is taken. All integers and floats, codecs blosc, zstd, gzip, zlib and lz4, shards, both
 * encodings of chunk keys; values are scaled where the array's attributes say so ({@code scale_factor}, {@code add_offset}). Axes come from OME-NGFF, from named dimensions, or are guessed from the shape as
 * {@link io.biapy.io.axes.GuessedAxes} says. Written: OME-NGFF 0.5 on Zarr 3, see {@link ZarrLayout} for other ways. N5, zip files and
 * servers are only read. Stateless, safe for several threads.
 */
public final class ZarrFormat implements ImageFormat {
    @Override
    public String name() {
        return "Zarr";
    }

    @Override
    public List<String> extensions() {
        return List.of("zarr", "n5", "zarr.zip");
    }

    @Override
    public List<String> writtenExtensions() {
        return List.of("zarr");
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean recognizes(Path file) {
        return ZarrLocation.isZarr(file);
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        ZarrArray array = ZarrOpener.open(file, axes, false);
        return StoredScale.of(array.array().attributes()).values(StoredImage.of(array));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(ZarrOpener.open(file, axes, true));
    }

    @Override
    public String describe(Path file) {
        try (ZarrArray array = ZarrOpener.open(file, Axes.AS_STORED.atTime(0), false)) {
            return array.toString();
        }
    }

    @Override
    public List<Size> levels(Path file) {
        return ZarrOpener.levels(file, Axes.AS_STORED.atTime(0));
    }

    @Override
    public void requireAbsent(Path file) {
        Path folder = ZarrLocation.of(file).folder();
        WriteAside.requireAbsent(folder == null ? file : folder);
    }

    @Override
    public void write(FloatImage image, Path file) {
        ZarrFiles.save(image, file, ZarrLayout.standard());
    }

    @Override
    public void writeLabels(LabelImage labels, Path file) {
        ZarrFiles.save(labels, file, ZarrLayout.labels());
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return ZarrFiles.create(spec, file, ZarrLayout.standard());
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return ZarrFiles.createLabels(spec, file, ZarrLayout.labels());
    }

    @Override
    public ImageSink createWhole(ImageSpec spec, Path file, Workers workers) {
        return ZarrFiles.createWhole(spec, file, ZarrLayout.standard(), workers);
    }

    @Override
    public LabelSink createWholeLabels(ImageSpec spec, Path file, Workers workers) {
        return ZarrFiles.createWholeLabels(spec, file, ZarrLayout.labels(), workers);
    }

    @Override
    public ImageSink update(Path file) {
        return ZarrFiles.update(file);
    }

    @Override
    public LabelSink updateLabels(Path file) {
        return ZarrFiles.updateLabels(file);
    }

    @Override
    public void writeLabels(LabelSource labels, long maxId, Path file) {
        SavedImage.write(labels, maxId, file, this, Workers.callerOnly());
    }
}
