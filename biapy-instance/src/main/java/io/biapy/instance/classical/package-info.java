/** Segmentation without learning, for an honest comparison. */
@NullMarked
package io.biapy.instance.classical;

import org.jspecify.annotations.NullMarked;
