/** The life cycle that every workflow shares: a trained network with all that it takes to use it, kept in a folder, and from image to result. */
@NullMarked
package io.biapy.core.workflow;

import org.jspecify.annotations.NullMarked;
