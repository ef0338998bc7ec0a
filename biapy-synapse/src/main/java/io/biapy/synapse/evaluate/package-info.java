/** Scores of found synapses: sites and partners within a tolerance, over thresholds. */
@NullMarked
package io.biapy.synapse.evaluate;

import org.jspecify.annotations.NullMarked;
