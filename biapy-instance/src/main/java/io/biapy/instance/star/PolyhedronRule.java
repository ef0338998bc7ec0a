package io.biapy.instance.star;

import io.biapy.instance.decode.Proposals;
import java.util.Arrays;

/**
 * Star-convex polyhedra, as they are and not their convex hulls. One suppresses another where they share more than a part of the smaller
 * one's volume, stardist's definition. Own volumes are exact; a shared one is the sum over 16 x 16 lines through the common box, each exact,
 * and over 48 x 48 lines where the first answer is close to the limit.
 */
final class PolyhedronRule implements ShapeRule {
    private static final int COARSE = 16;
    private static final int FINE = 48;
    private static final double CLOSE = 0.03;
    private static final double ROUNDING = 1e-9; // of the smaller size

    private final StarGeometry geometry;
    private final int[] facets;
    private final double most;

    /**
     * @param facets three rays each
     * @param most the part of the smaller volume that may be shared
     */
    PolyhedronRule(StarGeometry geometry, int[] facets, double most) {
        this.geometry = geometry;
        this.facets = facets;
        this.most = most;
    }

    @Override
    public void fill(Proposals candidates, int rank, Form form) {
        geometry.centre(candidates, rank, form);
        geometry.solid(candidates, form);
        form.boxOfSpace();
        form.size = PolyhedronKernel.volume(form.corners, facets, form.centre[0], form.centre[1], form.centre[2]);
    }

    @Override
    public boolean suppresses(Form better, Form form) {
        double smaller = Math.min(better.size, form.size);
        double box = 1;
        for (int axis = 0; axis < 3; axis++) {
            box *= Math.max(
                    0, Math.min(better.box[axis + 3], form.box[axis + 3]) - Math.max(better.box[axis], form.box[axis]));
        }
        if (box <= most * smaller) {
            return false;
        }
        double part = common(better, form, COARSE) / smaller;
        return (Math.abs(part - most) < CLOSE ? common(better, form, FINE) / smaller : part) > most + ROUNDING;
    }

    /** The shared volume by {@code lines} x {@code lines} lines along x. */
    double common(Form better, Form form, int lines) {
        double z0 = Math.max(better.box[0], form.box[0]);
        double dz = (Math.min(better.box[3], form.box[3]) - z0) / lines;
        double y0 = Math.max(better.box[1], form.box[1]);
        double dy = (Math.min(better.box[4], form.box[4]) - y0) / lines;
        Form.Chains chains = form.chains;
        store(better, z0, dz, lines, y0, dy, lines, chains);
        return dz
                * dy
                * Math.max(
                        0,
                        CrossingKernel.common(
                                form.corners,
                                facets,
                                z0,
                                dz,
                                lines,
                                y0,
                                dy,
                                lines,
                                chains.first,
                                chains.next,
                                chains.x,
                                chains.side,
                                form.centre[2]));
    }

    private void store(
            Form form, double z0, double dz, int rows, double y0, double dy, int columns, Form.Chains chains) {
        chains.lines(rows * columns);
        int found = CrossingKernel.chains(
                form.corners, facets, z0, dz, rows, y0, dy, columns, chains.first, chains.next, chains.x, chains.side);
        if (found > chains.x.length) {
            chains.crossings(2 * found);
            store(form, z0, dz, rows, y0, dy, columns, chains);
        }
    }

    @Override
    public void paint(Form form, Canvas canvas, int from, int to, int value) {
        int z0 = (int) Math.max(from, Math.ceil(form.box[0]));
        int z1 = (int) Math.min(to, Math.floor(form.box[3]));
        int y0 = (int) Math.max(canvas.from(1), Math.ceil(form.box[1]));
        int y1 = (int) Math.min(canvas.to(1), Math.floor(form.box[4]));
        if (z0 > z1 || y0 > y1) {
            return;
        }
        int columns = y1 - y0 + 1;
        Form.Chains chains = new Form.Chains();
        store(form, z0 - 0.5, 1, z1 - z0 + 1, y0 - 0.5, 1, columns, chains);
        double[] sorted = new double[16];
        for (int line = 0; line < (z1 - z0 + 1) * columns; line++) {
            int crossings = 0;
            for (int k = chains.first[line]; k >= 0; k = chains.next[k]) {
                if (crossings == sorted.length) {
                    sorted = Arrays.copyOf(sorted, 2 * crossings);
                }
                sorted[crossings++] = chains.x[k];
            }
            Arrays.sort(sorted, 0, crossings);
            int row = canvas.row(z0 + line / columns, y0 + line % columns);
            for (int k = 0; k + 1 < crossings; k += 2) {
                int last = (int) Math.min(canvas.to(2), Math.floor(sorted[k + 1]));
                for (int x = (int) Math.max(canvas.from(2), Math.ceil(sorted[k])); x <= last; x++) {
                    canvas.labels()[row + x] = value;
                }
            }
        }
    }
}
