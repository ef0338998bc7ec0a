package io.biapy.io.zarr;

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
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.SavedImage;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import java.nio.file.Path;
import java.util.List;

/** What Zarr and N5 have in common: stores of chunks that are opened by what they hold and written in a layout. Stateless. */
abstract class StoreFormat implements ImageFormat {
    /** How new images are written. */
    abstract ZarrLayout layout();

    /** How new label images are written. */
    abstract ZarrLayout labelLayout();

    @Override
    public boolean isContainer() {
        return true;
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
        return describe(file, Axes.AS_STORED.atTime(0));
    }

    @Override
    public String describe(Path file, Axes axes) {
        try (ZarrArray array = ZarrOpener.open(file, axes, false)) {
            return array.toString();
        }
    }

    @Override
    public List<Size> levels(Path file) {
        return levels(file, Axes.AS_STORED.atTime(0));
    }

    @Override
    public List<Size> levels(Path file, Axes axes) {
        return ZarrOpener.levels(file, axes);
    }

    @Override
    public void requireAbsent(Path file) {
        ZarrLocation location = ZarrLocation.of(file);
        if (location.isOnServer()) {
            throw new FileException(file, "is on a server, which is only read from.");
        }
        Path folder = location.folder();
        WriteAside.requireAbsent(folder == null ? file : folder);
    }

    @Override
    public void write(FloatImage image, Path file) {
        ZarrFiles.save(image, file, layout());
    }

    @Override
    public void writeLabels(LabelImage labels, Path file) {
        ZarrFiles.save(labels, file, labelLayout());
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return ZarrFiles.create(spec, file, layout());
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return ZarrFiles.createLabels(spec, file, labelLayout());
    }

    @Override
    public ImageSink createWhole(ImageSpec spec, Path file, Workers workers) {
        return ZarrFiles.createWhole(spec, file, layout(), workers);
    }

    @Override
    public LabelSink createWholeLabels(ImageSpec spec, Path file, Workers workers) {
        return ZarrFiles.createWholeLabels(spec, file, labelLayout(), workers);
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
    public void writeLabels(LabelSource labels, long maxId, Path file, ImageCopy copy) {
        SavedImage.write(labels, maxId, file, this, copy);
    }
}
