/** What an instance model is made of, as plain values that a file can hold. */
@NullMarked
package io.biapy.instance.spec;

import org.jspecify.annotations.NullMarked;
