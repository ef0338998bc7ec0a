/**
 * Average precision of objects that were found with a score, as COCO defines it: how well the scores tell right objects from wrong
 * ones, over all operating points. For one fixed segmentation without scores see {@link io.biapy.metrics.matching}.
 */
@NullMarked
package io.biapy.metrics.detection;

import org.jspecify.annotations.NullMarked;
