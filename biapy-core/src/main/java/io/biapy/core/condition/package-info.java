/** Conditions on what is measured, as users write them. */
@NullMarked
package io.biapy.core.condition;

import org.jspecify.annotations.NullMarked;
