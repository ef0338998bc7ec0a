/** Labelling of predictions that do not fit into memory: the same bits as in memory, tile by tile, resumable. */
@NullMarked
package io.biapy.instance.tiled;

import org.jspecify.annotations.NullMarked;
