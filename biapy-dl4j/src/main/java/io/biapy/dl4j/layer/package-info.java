/** The layers of a network on ND4J tensors: forward and backward passes, and the kernels behind them. */
@NullMarked
package io.biapy.dl4j.layer;

import org.jspecify.annotations.NullMarked;
