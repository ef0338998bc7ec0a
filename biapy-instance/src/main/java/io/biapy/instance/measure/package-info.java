/** What objects measure: position, size, box, brightness, in physical units. */
@NullMarked
package io.biapy.instance.measure;

import org.jspecify.annotations.NullMarked;
