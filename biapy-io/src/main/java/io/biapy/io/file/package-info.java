/** Bytes of files: bounded reads, and writes that appear under their final name only when complete. */
@NullMarked
package io.biapy.io.file;

import org.jspecify.annotations.NullMarked;
