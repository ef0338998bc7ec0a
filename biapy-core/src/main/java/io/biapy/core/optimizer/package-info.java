/** Optimisers and learning-rate schedules on flat arrays. */
@NullMarked
package io.biapy.core.optimizer;

import org.jspecify.annotations.NullMarked;
