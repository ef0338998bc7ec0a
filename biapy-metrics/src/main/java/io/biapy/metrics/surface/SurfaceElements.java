package io.biapy.metrics.surface;

/** What a surface is made of, and how much each piece counts. */
public enum SurfaceElements {
    /**
     * Voxels of the object with a face neighbour outside it, each at its centre and each counting the same, as in MedPy and MONAI. Beyond the
     * image all is outside.
     */
    VOXELS,
    /**
     * Corners at which inside and outside meet, each counting by the area (in 2D the length) of the surface that passes between the eight
     * (four) voxels around it: marching cubes through the middles of edges. As in DeepMind's surface-distance (Nikolov et al. 2018), with
     * equal areas. To be chosen where voxels are longer along z, since voxels alone then count side walls too little.
     */
    AREA
}
