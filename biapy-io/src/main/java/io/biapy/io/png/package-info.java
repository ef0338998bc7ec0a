/** PNG images. */
@NullMarked
package io.biapy.io.png;

import org.jspecify.annotations.NullMarked;
