package io.biapy.instance.star;

/*
 * Where parallel lines along x cross the facets of closed polyhedra; what lies between crossings is inside.
 *
 * The lines stand on a grid of rows (z) and columns (y) with given origin and steps; line (r, c) is at z = z0 + (r + 0.5) dz and
 * y = y0 + (c + 0.5) dy. Corners: z, y, x each. Facets: three corners each. A facet covers, in each row, the columns from its one edge to
 * its other edge (half open), and both facets at an edge compute the same end from the same two corners in the same order: every line
 * crosses a closed surface an even number of times, whatever the rounding.
 *
 * Crossings of a line are a chain: first[line] or -1, then next[crossing]; x[crossing] and side[crossing], which is +1 or -1, say where and
 * in which sense. Memory: 4 bytes a line, 20 bytes a crossing. Time: facets times the rows each covers, plus the crossings.
 */
final class CrossingKernel {
    private CrossingKernel() {}

    /** Fills the chains; gives the number of crossings, those beyond {@code x.length} counted but not stored. */
    static int chains(
            double[] corners,
            int[] facets,
            double z0,
            double dz,
            int rows,
            double y0,
            double dy,
            int columns,
            int[] first,
            int[] next,
            double[] x,
            double[] side) {
        int count = 0;
        double[] ends = new double[4];
        for (int f = 0; f < facets.length; f += 3) {
            int a = facets[f];
            int b = facets[f + 1];
            int c = facets[f + 2];
            int row = firstRow(corners, a, b, c, z0, dz);
            int last = lastRow(corners, a, b, c, z0, dz, rows);
            for (; row <= last; row++) {
                if (!ends(corners, a, b, c, z0 + (row + 0.5) * dz, ends)) {
                    continue;
                }
                int column = (int) Math.max(0, Math.ceil((Math.min(ends[0], ends[2]) - y0) / dy - 0.5));
                int end = (int) Math.min(columns, Math.ceil((Math.max(ends[0], ends[2]) - y0) / dy - 0.5));
                double slope = (ends[3] - ends[1]) / (ends[2] - ends[0]);
                double sense = ends[0] < ends[2] ? 1 : -1;
                for (; column < end; column++) {
                    double y = y0 + (column + 0.5) * dy;
                    if (count < x.length) {
                        int line = row * columns + column;
                        x[count] = ends[1] + slope * (y - ends[0]);
                        side[count] = sense;
                        next[count] = first[line];
                        first[line] = count;
                    }
                    count++;
                }
            }
        }
        return count;
    }

    /** The length, over all lines, of what the polyhedron shares with the one that the chains hold. */
    static double common(
            double[] corners,
            int[] facets,
            double z0,
            double dz,
            int rows,
            double y0,
            double dy,
            int columns,
            int[] first,
            int[] next,
            double[] x,
            double[] side,
            double base) {
        double sum = 0;
        double[] ends = new double[4];
        for (int f = 0; f < facets.length; f += 3) {
            int a = facets[f];
            int b = facets[f + 1];
            int c = facets[f + 2];
            int row = firstRow(corners, a, b, c, z0, dz);
            int last = lastRow(corners, a, b, c, z0, dz, rows);
            for (; row <= last; row++) {
                if (!ends(corners, a, b, c, z0 + (row + 0.5) * dz, ends)) {
                    continue;
                }
                int column = (int) Math.max(0, Math.ceil((Math.min(ends[0], ends[2]) - y0) / dy - 0.5));
                int end = (int) Math.min(columns, Math.ceil((Math.max(ends[0], ends[2]) - y0) / dy - 0.5));
                double slope = (ends[3] - ends[1]) / (ends[2] - ends[0]);
                double part = 0;
                for (; column < end; column++) {
                    double y = y0 + (column + 0.5) * dy;
                    double here = ends[1] + slope * (y - ends[0]);
                    for (int k = first[row * columns + column]; k >= 0; k = next[k]) {
                        part += side[k] * (Math.min(here, x[k]) - base);
                    }
                }
                sum += ends[0] < ends[2] ? part : -part;
            }
        }
        return sum;
    }

    private static int firstRow(double[] corners, int a, int b, int c, double z0, double dz) {
        double low = Math.min(corners[3 * a], Math.min(corners[3 * b], corners[3 * c]));
        return (int) Math.max(0, Math.ceil((low - z0) / dz - 0.5) - 1);
    }

    private static int lastRow(double[] corners, int a, int b, int c, double z0, double dz, int rows) {
        double high = Math.max(corners[3 * a], Math.max(corners[3 * b], corners[3 * c]));
        return (int) Math.min(rows - 1, Math.floor((high - z0) / dz - 0.5) + 1);
    }

    /** y and x where the edge that leads up in z and the one that leads down pass {@code z}; false where the facet is not there. */
    private static boolean ends(double[] corners, int a, int b, int c, double z, double[] ends) {
        boolean aboveA = corners[3 * a] > z;
        boolean aboveB = corners[3 * b] > z;
        boolean aboveC = corners[3 * c] > z;
        if (aboveA == aboveB && aboveB == aboveC) {
            return false;
        }
        if (aboveA != aboveB) {
            end(corners, a, b, z, ends, aboveB ? 0 : 2);
        }
        if (aboveB != aboveC) {
            end(corners, b, c, z, ends, aboveC ? 0 : 2);
        }
        if (aboveC != aboveA) {
            end(corners, c, a, z, ends, aboveA ? 0 : 2);
        }
        return true;
    }

    private static void end(double[] corners, int from, int to, double z, double[] ends, int at) {
        int p = 3 * Math.min(from, to);
        int q = 3 * Math.max(from, to);
        double t = (z - corners[p]) / (corners[q] - corners[p]);
        ends[at] = corners[p + 1] + t * (corners[q + 1] - corners[p + 1]);
        ends[at + 1] = corners[p + 2] + t * (corners[q + 2] - corners[p + 2]);
    }
}
