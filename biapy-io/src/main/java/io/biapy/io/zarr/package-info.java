/** Zarr 2 and 3, OME-NGFF, N5: images in chunks, read and written block by block. */
@NullMarked
package io.biapy.io.zarr;

import org.jspecify.annotations.NullMarked;
