/** Files that appear under their name only once they are complete. */
@NullMarked
package io.biapy.metrics.file;

import org.jspecify.annotations.NullMarked;
