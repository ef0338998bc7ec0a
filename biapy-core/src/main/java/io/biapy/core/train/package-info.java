/** Training: samples and their augmentation, the loop, checkpoints, the log. */
@NullMarked
package io.biapy.core.train;

import org.jspecify.annotations.NullMarked;
