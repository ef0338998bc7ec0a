/** Synapses that were found: tables, who is connected to whom, and the forms in which other programs take them. */
@NullMarked
package io.biapy.synapse.result;

import org.jspecify.annotations.NullMarked;
