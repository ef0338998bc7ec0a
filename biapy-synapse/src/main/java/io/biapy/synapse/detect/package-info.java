/** Synaptic sites from a prediction: local maxima or blobs, the same points for any tiles. */
@NullMarked
package io.biapy.synapse.detect;

import org.jspecify.annotations.NullMarked;
