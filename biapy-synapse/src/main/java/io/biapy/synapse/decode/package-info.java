/** How a prediction becomes synapses, as plain values that a model keeps. */
@NullMarked
package io.biapy.synapse.decode;

import org.jspecify.annotations.NullMarked;
