/** Annotated synapses in the HDF5 layout of the CREMI challenge. */
@NullMarked
package io.biapy.io.cremi;

import org.jspecify.annotations.NullMarked;
