/** Archives of NumPy arrays. */
@NullMarked
package io.biapy.io.npz;

import org.jspecify.annotations.NullMarked;
