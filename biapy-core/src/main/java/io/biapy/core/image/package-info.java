/** Images and labels with their calibration, in memory or block by block, and the formats that read and write them. */
@NullMarked
package io.biapy.core.image;

import org.jspecify.annotations.NullMarked;
