package io.biapy.instance.label;

import io.biapy.core.image.Extent;

/**
 * Fills holes: background that no path through faces joins to the image's edge (in 2D, where z = 1, to the slice's edge). As
 * {@code scipy.ndimage.binary_fill_holes}.
 */
public final class FillHoles {
    private FillHoles() {}

    /** The mask with its holes set; {@code mask} (z, y, x; x fastest) stays as it is. */
    public static boolean[] of(boolean[] mask, Extent extent) {
        return of(mask, extent, Connectivity.FACES);
    }

    /**
     * The same where background goes through what {@code background} says: a path through corners too leaves fewer holes, as scikit-image's
     * {@code area_filled} has them.
     */
    public static boolean[] of(boolean[] mask, Extent extent, Connectivity background) {
        FlatArrays.requireVoxels("mask", mask.length, extent);
        boolean[] filled = mask.clone();
        boolean full = background == Connectivity.FULL;
        HolesKernel.fill(filled, extent.z(), extent.y(), extent.x(), extent.z() == 1, full);
        return filled;
    }

    /**
     * Fills the background in the holes of each object; other objects in a hole stay as they are. Background that lies in holes of several
     * objects goes to the innermost one: that with the least volume once it is filled, of equal ones to the lesser code.
     *
     * @param labels z, y, x; x fastest; 0 is background; stays as it is
     */
    public static int[] ofEachObject(int[] labels, Extent extent) {
        LabelBoxes boxes = LabelBoxes.of(labels, extent);
        int[] out = labels.clone();
        int[] owner = new int[labels.length]; // object number + 1 of a filled voxel
        long[] volume = new long[boxes.size()];
        for (int k = 0; k < boxes.size(); k++) {
            int z0 = Math.max(0, boxes.first(k, 0) - 1);
            int y0 = Math.max(0, boxes.first(k, 1) - 1);
            int x0 = Math.max(0, boxes.first(k, 2) - 1);
            int nz = Math.min(extent.z() - 1, boxes.last(k, 0) + 1) - z0 + 1;
            int ny = Math.min(extent.y() - 1, boxes.last(k, 1) + 1) - y0 + 1;
            int nx = Math.min(extent.x() - 1, boxes.last(k, 2) + 1) - x0 + 1;
            boolean[] one = new boolean[nz * ny * nx];
            int code = boxes.code(k);
            for (int i = 0; i < one.length; i++) {
                one[i] = labels[at(i, z0, y0, x0, ny, nx, extent)] == code;
            }
            HolesKernel.fill(one, nz, ny, nx, extent.z() == 1, false);
            for (boolean filled : one) {
                volume[k] += filled ? 1 : 0;
            }
            if (volume[k] == boxes.voxels(k)) {
                continue;
            }
            for (int i = 0; i < one.length; i++) {
                int to = one[i] ? at(i, z0, y0, x0, ny, nx, extent) : 0;
                if (one[i] && labels[to] == 0 && (owner[to] == 0 || volume[k] < volume[owner[to] - 1])) {
                    owner[to] = k + 1;
                    out[to] = code;
                }
            }
        }
        return out;
    }

    private static int at(int i, int z0, int y0, int x0, int ny, int nx, Extent extent) {
        int z = z0 + i / (ny * nx);
        int y = y0 + i / nx % ny;
        return (z * extent.y() + y) * extent.x() + x0 + i % nx;
    }
}
