/** Arrays of samples that stand in a file without packing, or packed as a whole: what NPY, NPZ, NIfTI, MRC and NRRD have in common. */
@NullMarked
package io.biapy.io.array;

import org.jspecify.annotations.NullMarked;
