/** Tables in text files. */
@NullMarked
package io.biapy.core.table;

import org.jspecify.annotations.NullMarked;
