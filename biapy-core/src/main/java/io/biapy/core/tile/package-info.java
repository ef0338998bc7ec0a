/** Work on images that do not fit into memory: tiles, what is kept of them on disk, a journal of what is done, and who does it. */
@NullMarked
package io.biapy.core.tile;

import org.jspecify.annotations.NullMarked;
