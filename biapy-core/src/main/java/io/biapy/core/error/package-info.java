/** The unchecked exceptions of the library: what was expected, what came, how to mend it. */
@NullMarked
package io.biapy.core.error;

import org.jspecify.annotations.NullMarked;
