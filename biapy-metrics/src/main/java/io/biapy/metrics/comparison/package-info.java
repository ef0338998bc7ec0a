/** Several results of the same images side by side: tables, plots of score against threshold, paired differences. */
@NullMarked
package io.biapy.metrics.comparison;

import org.jspecify.annotations.NullMarked;
