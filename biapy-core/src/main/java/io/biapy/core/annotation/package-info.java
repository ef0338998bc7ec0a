/** Points that people set into an image and what they say about each other: synaptic sites and their partners, independent of any file format. */
@NullMarked
package io.biapy.core.annotation;

import org.jspecify.annotations.NullMarked;
