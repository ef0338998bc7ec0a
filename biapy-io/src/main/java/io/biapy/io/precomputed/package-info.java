/** Neuroglancer's precomputed volumes: images and segmentations in files of one chunk each, or read from shards. */
@NullMarked
package io.biapy.io.precomputed;

import org.jspecify.annotations.NullMarked;
