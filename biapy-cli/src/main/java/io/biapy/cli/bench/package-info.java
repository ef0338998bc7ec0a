/** Timed runs of the library's kernels on given inputs, under the names that other implementations are timed under. */
@NullMarked
package io.biapy.cli.bench;

import org.jspecify.annotations.NullMarked;
