/** Scores of label images, partitions and points. Depends on no other module. */
@NullMarked
package io.biapy.metrics;

import org.jspecify.annotations.NullMarked;
