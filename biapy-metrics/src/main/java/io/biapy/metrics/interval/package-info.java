/** How far a score could be off by the choice of images: bootstrap intervals and paired comparisons, the same for every run. */
@NullMarked
package io.biapy.metrics.interval;

import org.jspecify.annotations.NullMarked;
