package io.biapy.instance.channel;

/*
 * Heat that spreads inside one object, and the direction in which it rises. One step: the centre gets 1, then every voxel of the
 * object becomes the mean of the 3 x 3 (x 3) voxels around it, where all outside the object is 0.
 * Layout: the object's box with a border of one voxel along y and x, and along z where it is 3D. In 2D y, x flat, x fastest; only the stretch of
 * each row that holds the object is stepped through. In 3D one array a plane, so that the compiler makes vector instructions of sums across
 * planes (it does not where the same array is read at two distances); planes are replaced in place.
 * In 2D the nine are added in Cellpose's order, so that even the direction of rounding noise at the centre of a symmetric object
 * is the same; in 3D axis by axis (6 additions instead of 26), which is symmetric and gives 0 there.
 * Memory: 24 bytes a voxel of the box in 2D, 16 in 3D and 24 a voxel of one plane. Time: O(steps x voxels of the box), about 2 ns each in 2D and
 * 1 ns in 3D.
 * Source: Stringer et al., "Cellpose", Nature Methods 18 (2021); BiaPy 3.7.1, instances_to_flows.
 */
final class DiffusionKernel {
    private DiffusionKernel() {}

    /**
     * One step in 2D from {@code heat} to {@code next}: factor / divisor is 1/9 in the object, the divisor infinite elsewhere; row y holds it from
     * place {@code from[y]} to {@code end[y]}-1.
     */
    static void spreadFlat(
            double[] heat, double[] next, double[] divisor, double factor, int[] from, int[] end, int rows, int nx) {
        for (int y = 1; y < rows - 1; y++) {
            for (int i = from[y]; i < end[y]; i++) {
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
    }

    /** Sums over 3 x 3 voxels of a plane, at its places {@code from} to {@code end}-1. */
    static void blockSums(double[] heat, int from, int end, int nx, double[] sums) {
        double before = heat[from - 1 - nx] + heat[from - 1 + nx] + heat[from - 1];
        double here = heat[from - nx] + heat[from + nx] + heat[from];
        for (int i = from; i < end; i++) {
            double after = heat[i + 1 - nx] + heat[i + 1 + nx] + heat[i + 1];
            sums[i] = before + after + here;
            before = here;
            here = after;
        }
    }

    /** A plane's new heat from the sums of itself and the two beside it; {@code share} is 1/27 in the object and 0 elsewhere. */
    static void mean(double[] before, double[] here, double[] after, double[] share, int from, int end, double[] heat) {
        for (int i = from; i < end; i++) {
            heat[i] = (before[i] + after[i] + here[i]) * share[i];
        }
    }

    /** From how much heat rises over two voxels along each axis to the unit vector of the rise, in place; 0 where it is flat. */
    static void direction(double[] rise, double[] spacing) {
        double greatest = 0;
        for (int axis = 0; axis < 3; axis++) {
            rise[axis] /= 2 * spacing[axis];
            greatest = Math.max(greatest, Math.abs(rise[axis]));
        }
        if (greatest == 0) {
            return;
        }
        double squares = 0;
        for (int axis = 0; axis < 3; axis++) {
            rise[axis] /= greatest; // heat far from the centre can be too small to be squared
            squares += rise[axis] * rise[axis];
        }
        double length = Math.sqrt(squares);
        for (int axis = 0; axis < 3; axis++) {
            rise[axis] /= length;
        }
    }
}
