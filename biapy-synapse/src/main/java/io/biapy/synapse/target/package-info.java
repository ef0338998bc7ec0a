/** What a network learns about synapses: sites as small ellipsoids, clefts, and vectors from postsynaptic sites to their partners. */
@NullMarked
package io.biapy.synapse.target;

import org.jspecify.annotations.NullMarked;
