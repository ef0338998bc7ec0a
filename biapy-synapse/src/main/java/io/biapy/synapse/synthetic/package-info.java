/** Volumes with synapses made by rule, for examples and tests. */
@NullMarked
package io.biapy.synapse.synthetic;

import org.jspecify.annotations.NullMarked;
