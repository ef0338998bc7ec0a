/**
 * How far the surfaces of found objects lie from the true ones, in physical units: Hausdorff distances, mean surface distances, surface
 * Dice, boundary F1. {@link io.biapy.metrics.surface.Surfaces} is the entry.
 */
@NullMarked
package io.biapy.metrics.surface;

import org.jspecify.annotations.NullMarked;
