/** HDF5: data sets as images, and as arrays with attributes; read through jHDF, written by ourselves. */
@NullMarked
package io.biapy.io.hdf5;

import org.jspecify.annotations.NullMarked;
