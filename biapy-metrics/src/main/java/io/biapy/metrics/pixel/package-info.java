/** Scores of masks, voxel by voxel. */
@NullMarked
package io.biapy.metrics.pixel;

import org.jspecify.annotations.NullMarked;
