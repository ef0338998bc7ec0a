package io.biapy.io;

import io.biapy.core.image.ImageSource;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once that an image of several slices has no voxel size; a picture without one is no surprise. */
final class VoxelSizeNotice {
    static final AtomicBoolean SAID = new AtomicBoolean();

    private VoxelSizeNotice() {}

    static ImageSource of(ImageSource image) {
        if (!image.size().is2D() && !image.calibration().isKnown() && SAID.compareAndSet(false, true)) {
            System.getLogger(VoxelSizeNotice.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "{0}: the file gives no voxel size; 1 pixel is taken along each axis, unless it is told (--voxel-size, or"
                                    + " withCalibration). Said once.",
                            image.name());
        }
        return image;
    }
}
