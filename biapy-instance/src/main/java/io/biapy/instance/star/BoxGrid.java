package io.biapy.instance.star;

import java.util.Arrays;

/**
 * Finds kept shapes by where they are: a grid of cells, each with the shapes whose box meets it. A query looks at the cells of its own box
 * only, so its cost does not grow with the image. Written by one thread, then read by several.
 */
final class BoxGrid {
    private final double[] cell = new double[3];
    private final int[] cells = new int[3];
    private final int[] first;
    private int[] next = new int[1024];
    private int[] item = new int[1024];
    private int entries;

    /**
     * @param extent voxels of the image along z, y and x; boxes may leave it
     * @param typical length of a box along each axis
     */
    BoxGrid(int[] extent, double[] typical) {
        int all = 1;
        for (int axis = 0; axis < 3; axis++) {
            cell[axis] = Math.max(4, typical[axis]);
            cells[axis] = (int) Math.ceil(Math.max(1, extent[axis] / cell[axis]));
            all *= cells[axis];
        }
        first = new int[all];
        Arrays.fill(first, -1);
    }

    /** Which cell along an axis; the outermost ones hold all that is outside of the image. */
    private int cell(double at, int axis) {
        return (int) Math.max(0, Math.min(cells[axis] - 1, Math.floor(at / cell[axis])));
    }

    void add(int shape, double[] box) {
        for (int z = cell(box[0], 0); z <= cell(box[3], 0); z++) {
            for (int y = cell(box[1], 1); y <= cell(box[4], 1); y++) {
                for (int x = cell(box[2], 2); x <= cell(box[5], 2); x++) {
                    int at = (z * cells[1] + y) * cells[2] + x;
                    if (entries == next.length) {
                        next = Arrays.copyOf(next, 2 * entries);
                        item = Arrays.copyOf(item, 2 * entries);
                    }
                    item[entries] = shape;
                    next[entries] = first[at];
                    first[at] = entries++;
                }
            }
        }
    }

    /** What to do with a shape that may meet the box. */
    @FunctionalInterface
    interface Visitor {
        /** Whether to go no further. */
        boolean visit(int shape);
    }

    /** Visits the shapes in the cell of the centre, then those of all cells of the box, some more than once; whether a visitor stopped. */
    boolean visit(double[] centre, double[] box, Visitor visitor) {
        int own = (cell(centre[0], 0) * cells[1] + cell(centre[1], 1)) * cells[2] + cell(centre[2], 2);
        if (visit(own, visitor)) {
            return true;
        }
        for (int z = cell(box[0], 0); z <= cell(box[3], 0); z++) {
            for (int y = cell(box[1], 1); y <= cell(box[4], 1); y++) {
                for (int x = cell(box[2], 2); x <= cell(box[5], 2); x++) {
                    int at = (z * cells[1] + y) * cells[2] + x;
                    if (at != own && visit(at, visitor)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean visit(int at, Visitor visitor) {
        for (int entry = first[at]; entry >= 0; entry = next[entry]) {
            if (visitor.visit(item[entry])) {
                return true;
            }
        }
        return false;
    }
}
