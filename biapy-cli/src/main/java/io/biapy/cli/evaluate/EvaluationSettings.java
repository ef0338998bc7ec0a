package io.biapy.cli.evaluate;

import io.biapy.core.image.Calibration;
import io.biapy.metrics.matching.Compatibility;
import io.biapy.metrics.matching.Criterion;
import io.biapy.metrics.partition.Background;
import io.biapy.metrics.surface.SurfaceElements;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How labels are scored. Immutable.
 *
 * @param metrics which scores
 * @param thresholds least scores of a match
 * @param criterion what scores a pair of objects
 * @param compatibility choice between equally good matches
 * @param background unlabelled voxels in the partition's scores
 * @param voxelSize wins over what the true labels' file says, where it is known
 * @param tolerance distance forgiven between surfaces; else the longest side of a voxel
 * @param elements what surfaces are made of
 * @param worst how many of the worst objects of each kind are listed
 */
public record EvaluationSettings(
        Set<Metric> metrics,
        List<Double> thresholds,
        Criterion criterion,
        Compatibility compatibility,
        Background background,
        Calibration voxelSize,
        OptionalDouble tolerance,
        SurfaceElements elements,
        int worst) {

    boolean has(Metric metric) {
        return metrics.contains(metric);
    }
}
