package io.biapy.cli;

import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The size of a voxel where files do not say it, or say it wrongly. */
final class VoxelSizeOption {
    @Option(
            names = "--voxel-size",
            paramLabel = "Z,Y,X",
            description =
                    "Size of a voxel along z, y and x (or y,x), micrometres unless a unit follows after a space; wins"
                            + " over what files say.")
    private @Nullable Calibration voxelSize;

    Optional<Calibration> value() {
        return Optional.ofNullable(voxelSize);
    }

    /** Opens an image; a file that gives no voxel size is no news where the option does. */
    ImageSource open(Path file) {
        return voxelSize == null ? Images.open(file) : Images.open(file, voxelSize);
    }

    /** The same with the axes named. */
    ImageSource open(Path file, String axes) {
        return voxelSize == null ? Images.open(file, axes) : Images.open(file, Axes.of(axes), voxelSize);
    }

    LabelSource of(LabelSource labels) {
        return voxelSize == null ? labels : labels.withCalibration(voxelSize);
    }

    LabelImage of(LabelImage labels) {
        return voxelSize == null ? labels : labels.withCalibration(voxelSize);
    }
}
