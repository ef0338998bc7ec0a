/** Which labels of two images share how many voxels: the sparse table that the scores are computed from. */
@NullMarked
package io.biapy.metrics.overlap;

import org.jspecify.annotations.NullMarked;
