/** One runnable example for each thing the README promises. */
@NullMarked
package io.biapy.examples;

import org.jspecify.annotations.NullMarked;
