package io.biapy.instance.star;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.instance.decode.Proposals;

/**
 * BiaPy's polygons. One suppresses another where their intersection over union, of pixels inside the common box to which the corners are
 * clamped, passes a limit: too large wherever a polygon leaves that box.
 */
final class BiapyPolygonRule implements ShapeRule {
    private final BiapyGeometry geometry;
    private final double most;

    BiapyPolygonRule(BiapyGeometry geometry, double most) {
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
        if (!BiapyGeometry.common(better, form, from, size)) {
            return false;
        }
        return BiapyGeometry.jaccard(
                        mask(better, from[1], from[2], size[1], size[2]),
                        mask(form, from[1], from[2], size[1], size[2]))
                > most;
    }

    private static int[] mask(Form form, int fromY, int fromX, int rows, int columns) {
        int[] mask = new int[rows * columns];
        Canvas canvas = new Canvas(mask, new Block(0, 0, 0, Extent.yx(rows, columns)));
        fill(form, fromY, fromX, rows, columns, 0, rows - 1, canvas, 1);
        return mask;
    }

    private static void fill(
            Form form,
            int fromY,
            int fromX,
            int rows,
            int columns,
            int firstRow,
            int lastRow,
            Canvas canvas,
            int value) {
        int n = form.corners.length / 3;
        double[] y = new double[n];
        double[] x = new double[n];
        for (int k = 0; k < n; k++) {
            y[k] = Math.min(rows - 1, Math.max(0, (float) form.corners[3 * k + 1] - fromY));
            x[k] = Math.min(columns - 1, Math.max(0, (float) form.corners[3 * k + 2] - fromX));
        }
        canvas.fillPolygon(y, x, firstRow, lastRow, value);
    }

    @Override
    public void paint(Form form, Canvas canvas, int from, int to, int value) {
        fill(form, 0, 0, geometry.full().y(), geometry.full().x(), from, to, canvas, value);
    }
}
