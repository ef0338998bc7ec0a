/** Turns a network definition into a ComputationGraph of this project's own layers. */
@NullMarked
package io.biapy.dl4j.graph;

import org.jspecify.annotations.NullMarked;
