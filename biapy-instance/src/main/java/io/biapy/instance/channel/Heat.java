package io.biapy.instance.channel;

import io.biapy.core.image.Extent;

/** The heat of one object in its box; refilled for object after object. For one thread. */
interface Heat {
    /** An empty box. */
    void clear(Extent box);

    /** The object takes this voxel of the box; voxels come in raster order. */
    void add(int z, int y, int x);

    /** So many steps with a source at a voxel of the object. */
    void spread(int z, int y, int x, int steps);

    /** How much hotter the voxel behind one is than the voxel before it, along z, y and x. */
    void rise(int z, int y, int x, double[] rise);
}
