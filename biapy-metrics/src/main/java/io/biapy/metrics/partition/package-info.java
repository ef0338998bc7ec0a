/** How a whole segmentation differs from the truth: splits and merges measured over voxels and pairs of voxels. */
@NullMarked
package io.biapy.metrics.partition;

import org.jspecify.annotations.NullMarked;
