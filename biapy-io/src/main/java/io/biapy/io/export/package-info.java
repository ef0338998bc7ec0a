/** Pictures for people: overlays of outlines, label colours, thumbnails. */
@NullMarked
package io.biapy.io.export;

import org.jspecify.annotations.NullMarked;
