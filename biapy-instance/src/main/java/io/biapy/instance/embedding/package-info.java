/** EmbedSeg: voxels point at an embedding of their object, and clustering of embeddings gives instances. */
@NullMarked
package io.biapy.instance.embedding;

import org.jspecify.annotations.NullMarked;
