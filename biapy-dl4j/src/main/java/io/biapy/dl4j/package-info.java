/** The default engine: DeepLearning4J and ND4J. */
@NullMarked
package io.biapy.dl4j;

import org.jspecify.annotations.NullMarked;
