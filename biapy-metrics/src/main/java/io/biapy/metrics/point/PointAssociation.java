package io.biapy.metrics.point;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What became of one true point.
 *
 * @param truth its place in the list of true points, from 0
 * @param found place of the found point beside it: its match; under {@link PointMatching#compatibleWithBiapy()} also one too far away
 * @param distance between the two, in the unit of the voxel size
 * @param tag TP, FN or NC
 */
public record PointAssociation(int truth, OptionalInt found, OptionalDouble distance, PointTag tag) {}
