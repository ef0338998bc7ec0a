/**
 * Scores of label images, partitions, masks and points. Depends on no other module.
 *
 * <p>{@link io.biapy.metrics.matching.Matching} finds which object is which and counts hits and misses;
 * {@link io.biapy.metrics.partition.Partition} measures splits and merges of a whole segmentation;
 * {@link io.biapy.metrics.pixel.MaskOverlap} compares masks. The first two read one
 * {@link io.biapy.metrics.overlap.OverlapTable}, which is counted once.
 */
@NullMarked
package io.biapy.metrics;

import org.jspecify.annotations.NullMarked;
