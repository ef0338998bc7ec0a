/** TIFF, BigTIFF, ImageJ TIFF and OME-TIFF images. */
@NullMarked
package io.biapy.io.tiff;

import org.jspecify.annotations.NullMarked;
