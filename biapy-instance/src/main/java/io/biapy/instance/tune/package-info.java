/** Choosing decoding settings on images with ground truth that the network was not trained on. */
@NullMarked
package io.biapy.instance.tune;

import org.jspecify.annotations.NullMarked;
