package io.biapy.io.hdf5;

import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.WriteAside;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.util.List;

/**
 * HDF5, block by block. A path names a data set ({@code a.h5:/volumes/raw}, {@code a.h5/volumes/raw}), or a file or group with one image.
 * All integers and floats, in one piece or in chunks, with gzip, shuffle, fletcher32, lzf, lz4, bitshuffle, zstd and blosc. Axes and voxel size
 * come from attributes, see {@link Hdf5Layout} for data sets without; else axes are guessed from the shape as
 * {@link io.biapy.io.axes.GuessedAxes} says. Links into other files and data outside of the file are refused. Written: one image a file, in chunks with
 * shuffle and gzip; several, and tables, by {@link Hdf5Writer}. Stateless, safe for several threads.
 */
public final class Hdf5Format implements SinkFormat {
    @Override
    public String name() {
        return "HDF5";
    }

    @Override
    public List<String> extensions() {
        return List.of("h5", "hdf5", "hdf");
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean recognizes(Path file) {
        return Hdf5File.isHdf5(FileNames.holder(file));
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(Hdf5Image.open(file, axes, false, Calibration.unknown()));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(Hdf5Image.open(file, axes, true, Calibration.unknown()));
    }

    @Override
    public String describe(Path file) {
        return describe(file, Axes.AS_STORED.atTime(0));
    }

    @Override
    public String describe(Path file, Axes axes) {
        try (Hdf5Image image = Hdf5Image.open(file, axes, false, Calibration.unknown())) {
            return image.toString();
        }
    }

    /** Only a file that holds nothing else is replaced, since an HDF5 file is written in one go. */
    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        NewHdf5 target = NewHdf5.create(spec, file);
        return TargetImage.of(target.image());
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        NewHdf5 target = NewHdf5.create(spec, file);
        return TargetLabels.of(target.labels());
    }

    @Override
    public void requireAbsent(Path file) {
        WriteAside.requireAbsent(FileNames.holder(file));
    }
}
