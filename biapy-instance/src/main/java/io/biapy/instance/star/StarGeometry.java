package io.biapy.instance.star;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.decode.Proposals;

/** From predicted lengths to corners in voxels of the full image. Immutable. */
final class StarGeometry {
    private static final double SHORTEST = 1e-3;

    private final Extent lattice;
    private final Extent grid;
    private final int rays;
    private final double[] offsets;
    private final double longest;

    /**
     * @param voxel what lengths are measured in: a ray of this length leads one unit far
     * @param longest rays are cut there, in voxels
     */
    StarGeometry(Extent lattice, Extent grid, RayDirections directions, Calibration voxel, double longest) {
        this.lattice = lattice;
        this.grid = grid;
        this.rays = directions.count();
        this.longest = longest;
        this.offsets = new double[4 * rays];
        for (int k = 0; k < rays; k++) {
            offsets[4 * k] = directions.z(k);
            offsets[4 * k + 1] = directions.y(k);
            offsets[4 * k + 2] = directions.x(k);
            offsets[4 * k + 3] = 1 / directions.step(k, voxel);
        }
    }

    int rays() {
        return rays;
    }

    /** Sets rank and centre. */
    void centre(Proposals candidates, int rank, Form form) {
        long voxel = candidates.place(rank);
        form.rank = rank;
        form.centre[0] = (double) grid.z() * (voxel / ((long) lattice.y() * lattice.x()));
        form.centre[1] = (double) grid.y() * (voxel / lattice.x() % lattice.y());
        form.centre[2] = (double) grid.x() * (voxel % lattice.x());
    }

    /** The length of a ray in voxels between {@value #SHORTEST} and the longest allowed; the prediction may be anything. */
    private double length(Proposals candidates, int rank, int ray) {
        return Math.min(longest, Math.max(SHORTEST, candidates.values()[rank * rays + ray] * offsets[4 * ray + 3]));
    }

    /** Sets the corners of a flat form. */
    void flat(Proposals candidates, Form form) {
        if (form.y.length != rays) {
            form.y = new double[rays];
            form.x = new double[rays];
        }
        for (int k = 0; k < rays; k++) {
            double length = length(candidates, form.rank, k);
            form.y[k] = form.centre[1] + length * offsets[4 * k + 1];
            form.x[k] = form.centre[2] + length * offsets[4 * k + 2];
        }
    }

    /** Sets the corners of a form in space. */
    void solid(Proposals candidates, Form form) {
        if (form.corners.length != 3 * rays) {
            form.corners = new double[3 * rays];
        }
        for (int k = 0; k < rays; k++) {
            double length = length(candidates, form.rank, k);
            for (int axis = 0; axis < 3; axis++) {
                form.corners[3 * k + axis] = form.centre[axis] + length * offsets[4 * k + axis];
            }
        }
    }
}
