/** Affinities between voxels to instances: agglomeration of watershed fragments, and the mutex watershed. */
@NullMarked
package io.biapy.instance.affinity;

import org.jspecify.annotations.NullMarked;
