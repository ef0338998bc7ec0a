/** What is done to labels after decoding: holes, small and large objects, borders, growing and shrinking. */
@NullMarked
package io.biapy.instance.refine;

import org.jspecify.annotations.NullMarked;
