package io.biapy.instance.flood;

/** Where tiles come from and where labels go. Several threads call it, each with a tile of its own. */
interface FloodVolume {
    /** Allocates the tile and sets its voxels of the mask, or leaves it unallocated where the mask has none. */
    void load(FloodTile tile, boolean lookBack);

    /** Writes the labels of a flooded tile. */
    void store(FloodTile tile);
}
