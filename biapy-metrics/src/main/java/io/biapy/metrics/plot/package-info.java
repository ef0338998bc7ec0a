/** Plots as self-contained SVG, for the page of a report or a paper. */
@NullMarked
package io.biapy.metrics.plot;

import org.jspecify.annotations.NullMarked;
