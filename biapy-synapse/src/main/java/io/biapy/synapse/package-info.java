/** Synapses in electron microscopy, from annotated volumes to a table of synapses with partners. */
@NullMarked
package io.biapy.synapse;

import org.jspecify.annotations.NullMarked;
