/** Which postsynaptic site belongs to which presynaptic one. */
@NullMarked
package io.biapy.synapse.pair;

import org.jspecify.annotations.NullMarked;
