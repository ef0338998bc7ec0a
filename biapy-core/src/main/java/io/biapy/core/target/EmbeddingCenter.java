package io.biapy.core.target;

/** Where the embeddings of an object are drawn to. */
public enum EmbeddingCenter {
    /** The mean of its voxels' places. */
    CENTROID,
    /** Its voxel of the least sum of distances to the others, the first of equal ones; of a limited number of its voxels, evenly chosen (BiaPy: by chance). */
    MEDOID
}
