/** Labelled images made by rule, to try the library without data. */
@NullMarked
package io.biapy.instance.synthetic;

import org.jspecify.annotations.NullMarked;
