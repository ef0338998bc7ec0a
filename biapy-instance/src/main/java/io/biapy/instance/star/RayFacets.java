package io.biapy.instance.star;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.RayDirections;

/** Which three rays span a facet of a star-convex polyhedron. */
final class RayFacets {
    private static final double VISIBLE = 1e-9;

    private RayFacets() {}

    /**
     * Three rays a facet: those of the convex hull of the rays as points of the ball that they are spread over. Rays that leave a side of the
     * centre open are refused.
     */
    static int[] of(RayDirections rays) {
        int n = rays.count();
        double[] points = new double[3 * n];
        for (int k = 0; k < n; k++) {
            double length = rays.step(k, rays.evenIn());
            points[3 * k] = rays.z(k) * rays.evenIn().z() / length;
            points[3 * k + 1] = rays.y(k) * rays.evenIn().y() / length;
            points[3 * k + 2] = rays.x(k) * rays.evenIn().x() / length;
        }
        int[] facets = ConvexHullKernel.facets(points, n, VISIBLE);
        boolean closed = facets.length == 3 * (2 * n - 4);
        double[] planes = ConvexHullKernel.planes(points, facets);
        for (int f = 0; f < facets.length / 3; f++) {
            closed &= planes[4 * f + 3] < -VISIBLE;
        }
        if (!closed) {
            throw new InputException(
                    "The " + rays + " do not surround the centre, so they span no polyhedron; take more of them.");
        }
        return facets;
    }
}
