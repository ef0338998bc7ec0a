/** NIfTI-1 and NIfTI-2 volumes. */
@NullMarked
package io.biapy.io.nifti;

import org.jspecify.annotations.NullMarked;
