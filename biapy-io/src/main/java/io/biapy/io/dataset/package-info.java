/** Labels as data sets keep them: one file an object, run lengths in tables, COCO. */
@NullMarked
package io.biapy.io.dataset;

import org.jspecify.annotations.NullMarked;
