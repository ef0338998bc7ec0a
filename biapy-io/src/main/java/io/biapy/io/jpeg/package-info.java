/** JPEG pictures, alone and as strips and tiles of TIFF files. */
@NullMarked
package io.biapy.io.jpeg;

import org.jspecify.annotations.NullMarked;
