package io.biapy.core.train;

/**
 * Where a training patch comes from: a window centre in voxels and the linear map from offsets in the patch to offsets in the image,
 * which holds flips, quarter turns, rotation and zoom in the y, x plane. Immutable.
 *
 * @param flipZ whether z runs backwards
 * @param yy source y by patch y; {@code yx}, {@code xy}, {@code xx} likewise
 */
record Geometry(double z, double y, double x, boolean flipZ, double yy, double yx, double xy, double xx) {
    /** Whether nothing is turned, mirrored or scaled. */
    boolean isStraight() {
        return !flipZ && yy == 1 && yx == 0 && xy == 0 && xx == 1;
    }

    /** The window that needs no resampling: patch centre at (z, y, x). */
    static Geometry straight(double z, double y, double x) {
        return new Geometry(z, y, x, false, 1, 0, 0, 1);
    }
}
