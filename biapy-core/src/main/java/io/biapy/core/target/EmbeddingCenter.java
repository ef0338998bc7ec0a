package io.biapy.core.target;

/** Where the embeddings of an object are drawn to. */
public enum EmbeddingCenter {
    /** The mean of its voxels' places. */
    CENTROID,
    /** Its voxel of the least sum of distances to the others, the first of equal ones; of at most 10,000 of its voxels, evenly chosen. */
    MEDOID
}
