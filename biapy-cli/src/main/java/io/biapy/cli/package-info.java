/** The command line. */
@NullMarked
package io.biapy.cli;

import org.jspecify.annotations.NullMarked;
