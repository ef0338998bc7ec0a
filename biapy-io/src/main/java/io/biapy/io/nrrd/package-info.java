/** NRRD volumes, with the header in front of the voxels or in a file of its own. */
@NullMarked
package io.biapy.io.nrrd;

import org.jspecify.annotations.NullMarked;
