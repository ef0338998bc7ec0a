package io.biapy.instance.star;

/*
 * Volume and inner radius of star-shaped polyhedra around their centre: one tetrahedron from the centre to each facet.
 *
 * Corners: z, y, x each, relative to nothing in particular. Facets: three corners each, seen from the centre in the sense for which their
 * determinant is positive. Memory: none. Time: the facets.
 */
final class PolyhedronKernel {
    private PolyhedronKernel() {}

    static double volume(double[] corners, int[] facets, double cz, double cy, double cx) {
        double six = 0;
        for (int f = 0; f < facets.length; f += 3) {
            int a = 3 * facets[f];
            int b = 3 * facets[f + 1];
            int c = 3 * facets[f + 2];
            double pz = corners[a] - cz;
            double py = corners[a + 1] - cy;
            double px = corners[a + 2] - cx;
            double qz = corners[b] - cz;
            double qy = corners[b + 1] - cy;
            double qx = corners[b + 2] - cx;
            double rz = corners[c] - cz;
            double ry = corners[c + 1] - cy;
            double rx = corners[c + 2] - cx;
            six += pz * (qy * rx - qx * ry) + py * (qx * rz - qz * rx) + px * (qz * ry - qy * rz);
        }
        return Math.abs(six) / 6;
    }

    /**
     * Least distance of the centre to the planes of the facets where z, y and x are stretched by the given factors: the radius of a ball
     * inside the stretched polyhedron.
     */
    static double innerRadius(
            double[] corners, int[] facets, double cz, double cy, double cx, double sz, double sy, double sx) {
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < facets.length; f += 3) {
            int a = 3 * facets[f];
            int b = 3 * facets[f + 1];
            int c = 3 * facets[f + 2];
            double pz = (corners[b] - corners[a]) * sz;
            double py = (corners[b + 1] - corners[a + 1]) * sy;
            double px = (corners[b + 2] - corners[a + 2]) * sx;
            double qz = (corners[c] - corners[a]) * sz;
            double qy = (corners[c + 1] - corners[a + 1]) * sy;
            double qx = (corners[c + 2] - corners[a + 2]) * sx;
            double nz = py * qx - px * qy;
            double ny = px * qz - pz * qx;
            double nx = pz * qy - py * qz;
            double height =
                    nz * (corners[a] - cz) * sz + ny * (corners[a + 1] - cy) * sy + nx * (corners[a + 2] - cx) * sx;
            double squared = nz * nz + ny * ny + nx * nx;
            least = Math.min(least, squared > 0 ? height * height / squared : 0);
        }
        return Math.sqrt(least);
    }
}
