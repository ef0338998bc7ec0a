/**
 * The marker watershed: seeds, surface and growth mask from predicted channels, then a flooding of one's choice; the other
 * steps are BiaPy's {@code watershed_by_channels}.
 */
@NullMarked
package io.biapy.instance.watershed;

import org.jspecify.annotations.NullMarked;
