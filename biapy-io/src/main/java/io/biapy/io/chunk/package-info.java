/** Arrays in chunks of equal shape, as Zarr, HDF5 and Neuroglancer keep them. */
@NullMarked
package io.biapy.io.chunk;

import org.jspecify.annotations.NullMarked;
