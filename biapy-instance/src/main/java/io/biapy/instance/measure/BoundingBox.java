package io.biapy.instance.measure;

/** First and last voxel of an object along z, y and x, both inclusive. Immutable. */
public record BoundingBox(int zMin, int yMin, int xMin, int zMax, int yMax, int xMax) {
    @Override
    public String toString() {
        return "box (" + zMin + ", " + yMin + ", " + xMin + ") to (" + zMax + ", " + yMax + ", " + xMax + ")";
    }
}
