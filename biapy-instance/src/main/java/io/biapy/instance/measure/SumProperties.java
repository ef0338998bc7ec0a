package io.biapy.instance.measure;

import io.biapy.core.image.Calibration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sums over an object's voxels tell, in physical units. */
final class SumProperties {
    private SumProperties() {}

    /** Position, size, box and brightness of one object. */
    static Measurement row(long id, ObjectSums sums, int object, Calibration voxel, boolean flat) {
        double size = sums.voxels(object) * voxel.y() * voxel.x() * (flat ? 1 : voxel.z());
        double diameter = flat ? 2 * Math.sqrt(size / Math.PI) : Math.cbrt(6 * size / Math.PI);
        return new Measurement(
                id,
                sums.voxels(object),
                size,
                sums.mean(object, ObjectSums.Z) * voxel.z(),
                sums.mean(object, ObjectSums.Y) * voxel.y(),
                sums.mean(object, ObjectSums.X) * voxel.x(),
                sums.box(object),
                diameter,
                sums.hasLight() ? Optional.of(sums.intensity(object)) : Optional.empty());
    }

    /** Fills the columns that come from sums alone. */
    static void fill(
            ObjectSums sums,
            int[] objects,
            List<Measurement> rows,
            Map<RegionProperty, double[]> values,
            Calibration voxel,
            boolean flat) {
        for (int k = 0; k < objects.length; k++) {
            Moments moments = Moments.of(sums, objects[k], voxel, flat);
            Measurement row = rows.get(k);
            for (Map.Entry<RegionProperty, double[]> entry : values.entrySet()) {
                RegionProperty.Group group = entry.getKey().group();
                if (group == RegionProperty.Group.SUMS || group == RegionProperty.Group.INTENSITY) {
                    entry.getValue()[k] = value(entry.getKey(), row, moments, sums.deviation(objects[k]), voxel, flat);
                }
            }
        }
    }

    private static double value(
            RegionProperty property,
            Measurement row,
            Moments moments,
            double deviation,
            Calibration voxel,
            boolean flat) {
        BoundingBox b = row.box();
        long nz = b.zMax() - b.zMin() + 1L;
        long ny = b.yMax() - b.yMin() + 1L;
        long nx = b.xMax() - b.xMin() + 1L;
        return switch (property) {
            case NPIXELS -> row.npixels();
            case SIZE -> row.size();
            case EQUIVALENT_DIAMETER -> row.equivalentDiameter();
            case DIAMETER -> Math.max(flat ? 0 : nz * voxel.z(), Math.max(ny * voxel.y(), nx * voxel.x()));
            case BOX_SIZE -> ny * voxel.y() * nx * voxel.x() * (flat ? 1 : nz * voxel.z());
            case EXTENT -> row.npixels() / (double) (nz * ny * nx);
            case INTENSITY_MEAN -> row.intensity().orElseThrow().mean();
            case INTENSITY_MIN -> row.intensity().orElseThrow().min();
            case INTENSITY_MAX -> row.intensity().orElseThrow().max();
            case INTENSITY_SD -> deviation;
            default -> moments.value(property);
        };
    }
}
