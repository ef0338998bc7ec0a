/**
 * The marker watershed: seeds, surface and growth mask from predicted channels, then flooding. The flooding is a strategy; the other
 * steps are BiaPy's {@code watershed_by_channels}.
 */
@NullMarked
package io.biapy.instance.watershed;

import org.jspecify.annotations.NullMarked;
