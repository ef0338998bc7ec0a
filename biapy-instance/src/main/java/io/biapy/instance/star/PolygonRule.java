package io.biapy.instance.star;

import io.biapy.instance.decode.Proposals;

/**
 * Star-convex polygons. One suppresses another where they share more than a part of the smaller one's area, stardist's definition; areas are
 * exact.
 */
final class PolygonRule implements ShapeRule {
    private static final double ROUNDING = 1e-9; // of the smaller size

    private final StarGeometry geometry;
    private final double most;

    /** @param most the part of the smaller area that may be shared */
    PolygonRule(StarGeometry geometry, double most) {
        this.geometry = geometry;
        this.most = most;
    }

    @Override
    public void fill(Proposals candidates, int rank, Form form) {
        geometry.centre(candidates, rank, form);
        geometry.flat(candidates, form);
        form.boxOfPlane();
        form.size = PolygonAreaKernel.area(form.y, form.x, form.y.length);
        form.inner = PolygonAreaKernel.innerRadius(form.y, form.x, form.y.length, form.centre[1], form.centre[2]);
    }

    @Override
    public boolean suppresses(Form better, Form form) {
        double allowed = (most + ROUNDING) * Math.min(better.size, form.size);
        double height = Math.min(better.box[4], form.box[4]) - Math.max(better.box[1], form.box[1]);
        double width = Math.min(better.box[5], form.box[5]) - Math.max(better.box[2], form.box[2]);
        if (height <= 0 || width <= 0 || height * width <= allowed) {
            return false;
        }
        double apart = Math.hypot(better.centre[1] - form.centre[1], better.centre[2] - form.centre[2]);
        if (apart < better.inner + form.inner && Balls.commonArea(better.inner, form.inner, apart) > allowed) {
            return true;
        }
        return PolygonAreaKernel.common(
                        form.y, form.x, form.y.length, better.y, better.x, better.y.length, form.edges(better.y.length))
                > allowed;
    }

    @Override
    public void paint(Form form, Canvas canvas, int from, int to, int value) {
        canvas.fillPolygon(form.y, form.x, from, to, value);
    }
}
