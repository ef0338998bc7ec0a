package io.biapy.io.hdf5;

import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where known data sets keep their image and labels, and how large their voxels are where the file does not say it.
 *
 * <pre>{@code
 * ImageSource raw = Hdf5Layout.CREMI.image(Path.of("sample_A_20160501.hdf"));
 * }</pre>
 */
public enum Hdf5Layout {
    /** The CREMI challenge: neurons and clefts of the fly, 40 x 4 x 4 nm. */
    CREMI("/volumes/raw", "/volumes/labels/neuron_ids", Calibration.of(40, 4, 4, "nm")),
    /** MitoEM: one data set a file, image and labels in two files; 30 x 8 x 8 nm. */
    MITOEM("/main", "/main", Calibration.of(30, 8, 8, "nm")),
    /** SNEMI3D as HDF5: one data set a file; 29 x 6 x 6 nm. */
    SNEMI("/main", "/main", Calibration.of(29, 6, 6, "nm"));

    private final String image;
    private final String labels;
    private final Calibration voxel;

    Hdf5Layout(String image, String labels, Calibration voxel) {
        this.image = image;
        this.labels = labels;
        this.voxel = voxel;
    }

    /** Path of the image in its file. */
    public String image() {
        return image;
    }

    /** Path of the labels of objects in their file. */
    public String labels() {
        return labels;
    }

    /** Voxel size of the data set. */
    public Calibration voxelSize() {
        return voxel;
    }

    /** Opens the image of a file, with the layout's voxel size where the file names none. */
    public ImageSource image(Path file) {
        return StoredImage.of(Hdf5Image.open(Path.of(file + ":" + image), Axes.AS_STORED, false, voxel));
    }

    /** Opens the labels of a file, with the layout's voxel size where the file names none. */
    public LabelSource labels(Path file) {
        return StoredLabels.of(Hdf5Image.open(Path.of(file + ":" + labels), Axes.AS_STORED, true, voxel));
    }

    /** The layout that a file of several data sets has; none where it has another one. */
    static Optional<Hdf5Layout> of(Hdf5File file) {
        return Arrays.stream(values())
                .filter(layout -> !layout.image.equals(layout.labels) && file.contains(layout.image))
                .findFirst();
    }
}
