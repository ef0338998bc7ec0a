package io.biapy.instance.star;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Proposals;

/** BiaPy's corners: single precision, lengths times direction times voxel size. Immutable. */
final class BiapyGeometry {
    private static final int PAD = 2;

    private final Extent lattice;
    private final Extent grid;
    private final Extent full;
    private final int rays;
    private final float[] directions;
    private final float[] voxel;

    BiapyGeometry(Extent lattice, Extent grid, RayDirections directions, Calibration voxel) {
        this.lattice = lattice;
        this.grid = grid;
        this.full = Extent.zyx(lattice.z() * grid.z(), lattice.y() * grid.y(), lattice.x() * grid.x());
        this.rays = directions.count();
        this.directions = directions.toArray();
        this.voxel = new float[] {(float) voxel.z(), (float) voxel.y(), (float) voxel.x()};
    }

    Extent full() {
        return full;
    }

    /** Rank, centre and corners, the latter z, y, x each. */
    void corners(Proposals candidates, int rank, Form form) {
        long at = candidates.place(rank);
        form.rank = rank;
        form.centre[0] = (double) grid.z() * (at / ((long) lattice.y() * lattice.x()));
        form.centre[1] = (double) grid.y() * (at / lattice.x() % lattice.y());
        form.centre[2] = (double) grid.x() * (at % lattice.x());
        if (form.corners.length != 3 * rays) {
            form.corners = new double[3 * rays];
        }
        for (int k = 0; k < rays; k++) {
            float length = candidates.values()[rank * rays + k];
            for (int axis = 0; axis < 3; axis++) {
                form.corners[3 * k + axis] =
                        (float) form.centre[axis] + length * directions[3 * k + axis] * voxel[axis];
            }
        }
    }

    /** The box of the corners in whole voxels, grown by 2 and cut to the image. */
    void box(Form form) {
        form.boxOfSpace();
        for (int axis = 0; axis < 3; axis++) {
            form.box[axis] = Math.max(0, Math.floor(form.box[axis]) - PAD);
            form.box[axis + 3] = Math.min(full.along(axis) - 1, Math.ceil(form.box[axis + 3]) + PAD);
        }
    }

    /** First voxel and size of the common box along each axis; false where there is none. */
    static boolean common(Form a, Form b, int[] from, int[] size) {
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = (int) Math.max(a.box[axis], b.box[axis]);
            size[axis] = (int) Math.min(a.box[axis + 3], b.box[axis + 3]) - from[axis] + 1;
            if (size[axis] < 1) {
                return false;
            }
        }
        return true;
    }

    /** Voxels in both masks / voxels in either. */
    static double jaccard(int[] a, int[] b) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] & b[i];
            either += a[i] | b[i];
        }
        return both == 0 ? 0 : (double) both / either;
    }
}
