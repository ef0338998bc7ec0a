/** Instance segmentation: train, predict, decode, refine, measure and evaluate. */
@NullMarked
package io.biapy.instance;

import org.jspecify.annotations.NullMarked;
