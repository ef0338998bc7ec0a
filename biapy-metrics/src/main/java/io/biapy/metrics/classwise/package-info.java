/**
 * Scores of objects that have a class, as nuclei by their type: each class by itself, their mean, and which classes were taken for which.
 * The class comes with the object, or from a second image by majority.
 */
@NullMarked
package io.biapy.metrics.classwise;

import org.jspecify.annotations.NullMarked;
