package io.biapy.instance.star;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.instance.decode.Proposals;

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
    public void fill(Proposals candidates, int rank, Form form) {
        geometry.corners(candidates, rank, form);
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
        Block all = new Block(0, 0, 0, Extent.zyx(size[0], size[1], size[2]));
        fill(planes(form, from), new int[3], size, 0, size[0] - 1, new Canvas(mask, all), 1);
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

    /**
     * Sets the voxels of slices {@code from} to {@code to} that lie inside all planes.
     *
     * @param first voxel of the canvas's image that planes are counted from
     * @param size of the box behind it that is looked at
     */
    private static void fill(double[] planes, int[] first, int[] size, int from, int to, Canvas canvas, int value) {
        if (planes.length == 0) {
            return;
        }
        int[] low = new int[3];
        int[] high = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.max(canvas.from(axis), first[axis]);
            high[axis] = Math.min(canvas.to(axis), first[axis] + size[axis] - 1);
        }
        for (int z = Math.max(from, low[0]); z <= Math.min(to, high[0]); z++) {
            for (int y = low[1]; y <= high[1]; y++) {
                int row = canvas.row(z, y);
                for (int x = low[2]; x <= high[2]; x++) {
                    if (inside(planes, z - first[0], y - first[1], x - first[2])) {
                        canvas.labels()[row + x] = value;
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
    public void paint(Form form, Canvas canvas, int from, int to, int value) {
        int[] first = new int[3];
        int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            first[axis] = (int) form.box[axis];
            size[axis] = (int) form.box[axis + 3] - first[axis] + 1;
            if (size[axis] < 1) {
                return;
            }
        }
        fill(planes(form, first), first, size, from, to, canvas, value);
    }
}
