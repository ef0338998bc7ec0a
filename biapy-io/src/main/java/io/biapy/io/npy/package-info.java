/** NumPy arrays as images. */
@NullMarked
package io.biapy.io.npy;

import org.jspecify.annotations.NullMarked;
