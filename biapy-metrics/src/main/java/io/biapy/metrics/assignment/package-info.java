/** One-to-one assignment on sparse graphs, on plain arrays: what matching of objects and of points share. */
@NullMarked
package io.biapy.metrics.assignment;

import org.jspecify.annotations.NullMarked;
