/**
 * Which found object is which true object, and the scores that follow: precision, recall, F1, accuracy (the "average precision" of
 * the Data Science Bowl 2018) and panoptic quality, by image and over a data set. For counting and finding separate objects; where
 * long objects may be cut or joined anywhere, as neurons in electron microscopy, {@link io.biapy.metrics.partition} tells more.
 */
@NullMarked
package io.biapy.metrics.matching;

import org.jspecify.annotations.NullMarked;
