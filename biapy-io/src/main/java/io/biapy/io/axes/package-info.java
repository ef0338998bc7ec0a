/** The dimensions of stored arrays: what each means, and which planes make up a volume. */
@NullMarked
package io.biapy.io.axes;

import org.jspecify.annotations.NullMarked;
