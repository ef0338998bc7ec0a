package io.biapy.instance.label;

/** Which voxels touch each other. */
public enum Connectivity {
    /** Those that share a face: 4 neighbours in 2D, 6 in 3D. */
    FACES,
    /** Those that share a face, an edge or a corner: 8 neighbours in 2D, 26 in 3D. */
    FULL
}
