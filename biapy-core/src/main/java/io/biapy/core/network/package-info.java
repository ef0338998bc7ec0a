/** Networks as plain data: the graph, its parameters under BiaPy's names, and the files that hold them. */
@NullMarked
package io.biapy.core.network;

import org.jspecify.annotations.NullMarked;
