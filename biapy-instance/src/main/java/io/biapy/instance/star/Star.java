package io.biapy.instance.star;

/**
 * One kept object: where its rays start, in voxels of the full image, and how probable it is.
 *
 * @param z 0 in a flat image
 * @param probability as predicted
 */
public record Star(int z, int y, int x, float probability) {}
