/** Reads and writes images and labels in many formats. */
@NullMarked
package io.biapy.io;

import org.jspecify.annotations.NullMarked;
