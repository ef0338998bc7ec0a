/** Progress, cancellation, threads, seeds and scratch space of long work. */
@NullMarked
package io.biapy.core.run;

import org.jspecify.annotations.NullMarked;
