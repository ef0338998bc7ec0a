/** Bytes of files in bounded reads, and the names that people see. */
@NullMarked
package io.biapy.io.file;

import org.jspecify.annotations.NullMarked;
