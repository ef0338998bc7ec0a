package io.biapy.instance.measure;

import java.util.Locale;
import java.util.Optional;

/**
 * What one object measures. Immutable.
 *
 * @param label its id
 * @param npixels voxels
 * @param size area in 2D, volume in 3D, in the unit of the voxel size
 * @param z mean position of its voxel centres in the unit of the voxel size; the first voxel of the image lies at 0
 * @param y the same along y
 * @param x the same along x
 * @param box where it lies in voxels
 * @param equivalentDiameter diameter of the disk (3D: ball) of its size
 * @param intensity brightness, where an image was given
 */
public record Measurement(
        long label,
        long npixels,
        double size,
        double z,
        double y,
        double x,
        BoundingBox box,
        double equivalentDiameter,
        Optional<Intensity> intensity) {

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "Object %d: %d voxels, size %.4g, centroid (%.4g, %.4g, %.4g), %s",
                        label,
                        npixels,
                        size,
                        z,
                        y,
                        x,
                        box)
                + intensity.map(i -> ", " + i).orElse("");
    }
}
