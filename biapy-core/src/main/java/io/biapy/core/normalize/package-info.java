/** Intensities made comparable before a network sees them, with what it takes to do the same to another image or to undo it. */
@NullMarked
package io.biapy.core.normalize;

import org.jspecify.annotations.NullMarked;
