package io.biapy.metrics.surface;

/** Masks by formula, so that other programs can make the same ones. */
final class Shapes {
    private Shapes() {}

    /** Voxels whose squares of (index - centre) / radius add up to at most 1. */
    static boolean[] ellipsoid(Grid grid, double[] centre, double[] radius) {
        boolean[] mask = new boolean[(int) grid.voxels()];
        int i = 0;
        for (int z = 0; z < grid.z(); z++) {
            for (int y = 0; y < grid.y(); y++) {
                for (int x = 0; x < grid.x(); x++) {
                    double sum = grid.isFlat() ? 0 : square((z - centre[0]) / radius[0]);
                    sum += square((y - centre[1]) / radius[1]);
                    mask[i++] = sum + square((x - centre[2]) / radius[2]) <= 1;
                }
            }
        }
        return mask;
    }

    static boolean[] either(boolean[] a, boolean[] b) {
        boolean[] both = a.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= b[i];
        }
        return both;
    }

    private static double square(double v) {
        return v * v;
    }
}
