/** Found points and pairs of points (synapses) against true ones, within a tolerance in physical units. */
@NullMarked
package io.biapy.metrics.point;

import org.jspecify.annotations.NullMarked;
