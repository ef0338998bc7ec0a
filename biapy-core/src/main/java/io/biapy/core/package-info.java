/** What every workflow shares. Knows no engine, no image file format and no instances. */
@NullMarked
package io.biapy.core;

import org.jspecify.annotations.NullMarked;
