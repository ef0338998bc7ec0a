/** Labels as arrays: connected components, distances, morphology, numbering. The ground that targets and decoders stand on. */
@NullMarked
package io.biapy.instance.label;

import org.jspecify.annotations.NullMarked;
