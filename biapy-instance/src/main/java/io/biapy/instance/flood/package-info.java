/**
 * Flooding: how seeds grow over a surface. By flood times, whose answer depends on nothing but its input, or in scikit-image's order.
 */
@NullMarked
package io.biapy.instance.flood;

import org.jspecify.annotations.NullMarked;
