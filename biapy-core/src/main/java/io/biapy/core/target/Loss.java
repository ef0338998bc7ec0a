package io.biapy.core.target;

/** Loss of one channel. */
public enum Loss {
    /** Binary cross entropy on logits. */
    BCE,
    /** Cross entropy over several columns of logits. */
    CE,
    MSE,
    /** Mean absolute error. */
    L1,
    /** EmbedSeg's, over offset, sigma and seediness together: {@link SpatialEmbeddingObjective}. */
    EMBEDSEG
}
