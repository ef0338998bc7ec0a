package io.biapy.instance.star;

/**
 * BiaPy's convex hulls. One suppresses another where their intersection over union, of voxels inside the common box, passes a limit: too large
 * wherever a hull leaves that box.
 */
final class BiapyHullRule implements ShapeRule {
    private static final double ON_PLANE = 1e-6;
    private static final double VISIBLE = 1e-10;

    private final BiapyGeometry geometry;
    private final double most;

    BiapyHullRule(BiapyGeometry geometry, double most) {
        this.geometry = geometry;
        this.most = most;
    }

    @Override
    public void fill(int rank, Form form) {
        geometry.corners(rank, form);
        geometry.box(form);
    }

    @Override
    public boolean suppresses(Form better, Form form) {
        int[] from = new int[3];
        int[] size = new int[3];
        return BiapyGeometry.common(better, form, from, size)
                && BiapyGeometry.jaccard(mask(better, from, size), mask(form, from, size)) > most;
    }

    private static int[] mask(Form form, int[] from, int[] size) {
        int[] mask = new int[size[0] * size[1] * size[2]];
        fill(planes(form, from), size, 0, size[0] - 1, mask, size, new int[3], 1);
        return mask;
    }

    /** Planes of the hull of the corners, counted from voxel {@code from}; none where it is flat. */
    private static double[] planes(Form form, int[] from) {
        int n = form.corners.length / 3;
        double[] points = new double[3 * n];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) form.corners[i] - from[i % 3];
        }
        return ConvexHullKernel.planes(points, ConvexHullKernel.facets(points, n, VISIBLE));
    }

    /** Sets the voxels of slices {@code first} to {@code last} of the box that lie inside all planes. */
    private static void fill(
            double[] planes, int[] size, int first, int last, int[] into, int[] whole, int[] at, int value) {
        if (planes.length == 0) {
            return;
        }
        for (int z = first; z <= last; z++) {
            for (int y = 0; y < size[1]; y++) {
                int row = ((at[0] + z) * whole[1] + at[1] + y) * whole[2] + at[2];
                for (int x = 0; x < size[2]; x++) {
                    if (inside(planes, z, y, x)) {
                        into[row + x] = value;
                    }
                }
            }
        }
    }

    private static boolean inside(double[] planes, int z, int y, int x) {
        for (int f = 0; f < planes.length; f += 4) {
            if (planes[f] * z + planes[f + 1] * y + planes[f + 2] * x + planes[f + 3] > ON_PLANE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void paint(Form form, int from, int to, int[] labels, int value) {
        int[] first = new int[3];
        int[] size = new int[3];
        int[] whole = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            first[axis] = (int) form.box[axis];
            size[axis] = (int) form.box[axis + 3] - first[axis] + 1;
            whole[axis] = geometry.full().along(axis);
            if (size[axis] < 1) {
                return;
            }
        }
        fill(
                planes(form, first),
                size,
                Math.max(0, from - first[0]),
                Math.min(size[0] - 1, to - first[0]),
                labels,
                whole,
                first,
                value);
    }
}
