/** MRC maps, as electron microscopes and IMOD write them. */
@NullMarked
package io.biapy.io.mrc;

import org.jspecify.annotations.NullMarked;
