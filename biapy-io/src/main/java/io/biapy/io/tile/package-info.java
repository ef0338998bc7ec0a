/** Files in any format that are made of tiles, by work that can be interrupted. */
@NullMarked
package io.biapy.io.tile;

import org.jspecify.annotations.NullMarked;
