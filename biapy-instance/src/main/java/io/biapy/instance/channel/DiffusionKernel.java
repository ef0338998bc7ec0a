package io.biapy.instance.channel;

/*
 * Heat that spreads inside one object, and the direction in which it rises. One step: the centre gets 1, then every voxel of the
 * object becomes the mean of the 3 x 3 (x 3) voxels around it, where all outside the object is 0.
 * Layout: the object's box with a border of one voxel along y and x, and along z where it is 3D; z, y, x flat, x fastest. Arrays
 * hold at least that box; heat and next start as 0. Each slice has the range [from, to) of places in it that hold its voxels.
 * In 2D the nine are added in Cellpose's order, so that even the direction of rounding noise at the centre of a symmetric object
 * is the same; in 3D axis by axis (6 additions instead of 26), which is symmetric and gives 0 there.
 * Memory: 32 bytes a voxel of the box. Time: O(steps x voxels of the box), about 2 ns each.
 * Source: Stringer et al., "Cellpose", Nature Methods 18 (2021); BiaPy 3.7.1, instances_to_flows.
 */
final class DiffusionKernel {
    private DiffusionKernel() {}

    /**
     * One step in 2D from {@code heat} to {@code next}: factor / divisor is 1/9 in the object, the divisor infinite elsewhere.
     */
    static void spreadFlat(double[] heat, double[] next, double[] divisor, double factor, int from, int to, int nx) {
        for (int i = from; i < to; i++) {
            next[i] = factor
                    * (heat[i]
                            + heat[i - nx]
                            + heat[i + nx]
                            + heat[i - 1]
                            + heat[i + 1]
                            + heat[i - nx - 1]
                            + heat[i - nx + 1]
                            + heat[i + nx - 1]
                            + heat[i + nx + 1])
                    / divisor[i];
        }
    }

    /** One step in 3D; {@code share} is 1/27 in the object and 0 elsewhere, {@code sums} starts as 0. */
    static void spread(
            double[] heat, double[] next, double[] sums, double[] share, int[] from, int[] to, int nx, int slice) {
        int nz = from.length;
        for (int z = 1; z < nz - 1; z++) {
            if (from[z] < to[z]) {
                int first = z * slice + from[z] - nx - 1;
                int end = z * slice + to[z] + nx + 1;
                double before = heat[first - 1 - nx] + heat[first - 1 + nx] + heat[first - 1];
                double here = heat[first - nx] + heat[first + nx] + heat[first];
                for (int i = first; i < end; i++) {
                    double after = heat[i + 1 - nx] + heat[i + 1 + nx] + heat[i + 1];
                    sums[i] = before + after + here;
                    before = here;
                    here = after;
                }
            }
        }
        for (int z = 1; z < nz - 1; z++) {
            int end = z * slice + to[z];
            for (int i = z * slice + from[z]; i < end; i++) {
                next[i] = (sums[i - slice] + sums[i + slice] + sums[i]) * share[i];
            }
        }
    }

    /**
     * Unit vector of the rise at place {@code i} into {@code into}; 0 where it is flat. Steps are 0 along an axis without extent.
     */
    static void direction(double[] heat, int i, int[] steps, double[] spacing, double[] into) {
        double greatest = 0;
        for (int axis = 0; axis < 3; axis++) {
            into[axis] = (heat[i + steps[axis]] - heat[i - steps[axis]]) / (2 * spacing[axis]);
            greatest = Math.max(greatest, Math.abs(into[axis]));
        }
        if (greatest == 0) {
            return;
        }
        double squares = 0;
        for (int axis = 0; axis < 3; axis++) {
            into[axis] /= greatest; // heat far from the centre can be too small to be squared
            squares += into[axis] * into[axis];
        }
        double length = Math.sqrt(squares);
        for (int axis = 0; axis < 3; axis++) {
            into[axis] /= length;
        }
    }
}
