/** Sorting on primitive arrays, equal keys in their order. */
@NullMarked
package io.biapy.core.sort;

import org.jspecify.annotations.NullMarked;
