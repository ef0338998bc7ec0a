/** Patches of an image, padding, and the blending of overlapping predictions. */
@NullMarked
package io.biapy.core.patch;

import org.jspecify.annotations.NullMarked;
