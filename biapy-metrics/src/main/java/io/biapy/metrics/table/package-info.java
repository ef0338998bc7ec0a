/** Results as columns: printed, CSV, JSON, and Tablesaw where that library is present. */
@NullMarked
package io.biapy.metrics.table;

import org.jspecify.annotations.NullMarked;
