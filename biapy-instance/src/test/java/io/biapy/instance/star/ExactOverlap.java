package io.biapy.instance.star;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What two stars share, piece by piece: triangles or tetrahedra from their centres, cut by each other's sides. Slow and simple. */
final class ExactOverlap {
    private ExactOverlap() {}

    static double ofPolygons(Form a, Form b) {
        double sum = 0;
        for (double[][] p : triangles(a)) {
            for (double[][] q : triangles(b)) {
                sum += area(cut(Collections.singletonList(p), q));
            }
        }
        return sum;
    }

    private static List<double[][]> triangles(Form form) {
        List<double[][]> all = new ArrayList<>();
        int n = form.y.length;
        for (int k = 0; k < n; k++) {
            all.add(new double[][] {
                {form.centre[1], form.centre[2]}, {form.y[k], form.x[k]}, {form.y[(k + 1) % n], form.x[(k + 1) % n]}
            });
        }
        return all;
    }

    private static double side(double[] a, double[] b, double[] p) {
        return (b[1] - a[1]) * (p[0] - a[0]) - (b[0] - a[0]) * (p[1] - a[1]);
    }

    private static List<double[][]> cut(List<double[][]> polygons, double[][] by) {
        double sense = Math.signum(side(by[0], by[1], by[2]));
        double[][] polygon = polygons.get(0);
        for (int e = 0; e < 3; e++) {
            List<double[]> kept = new ArrayList<>();
            for (int k = 0; k < polygon.length; k++) {
                double[] p = polygon[k];
                double[] q = polygon[(k + 1) % polygon.length];
                double sp = sense * side(by[e], by[(e + 1) % 3], p);
                double sq = sense * side(by[e], by[(e + 1) % 3], q);
                if (sp >= 0) {
                    kept.add(p);
                }
                if (sp * sq < 0) {
                    double t = sp / (sp - sq);
                    kept.add(new double[] {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])});
                }
            }
            polygon = kept.toArray(new double[0][]);
        }
        return Collections.singletonList(polygon);
    }

    private static double area(List<double[][]> polygons) {
        double twice = 0;
        for (double[][] polygon : polygons) {
            for (int k = 0; k < polygon.length; k++) {
                double[] p = polygon[k];
                double[] q = polygon[(k + 1) % polygon.length];
                twice += p[1] * q[0] - q[1] * p[0];
            }
        }
        return Math.abs(twice) / 2;
    }

    static double ofPolyhedra(Form a, Form b, int[] facets) {
        double sum = 0;
        for (double[][] p : tetrahedra(a, facets)) {
            for (double[][] q : tetrahedra(b, facets)) {
                List<double[][]> parts = Collections.singletonList(p);
                for (int leaveOut = 0; leaveOut < 4; leaveOut++) {
                    parts = cut(parts, q, leaveOut);
                }
                for (double[][] part : parts) {
                    sum += volume(part);
                }
            }
        }
        return sum;
    }

    private static List<double[][]> tetrahedra(Form form, int[] facets) {
        List<double[][]> all = new ArrayList<>();
        for (int f = 0; f < facets.length; f += 3) {
            all.add(new double[][] {
                form.centre.clone(), corner(form, facets[f]), corner(form, facets[f + 1]), corner(form, facets[f + 2])
            });
        }
        return all;
    }

    private static double[] corner(Form form, int k) {
        return new double[] {form.corners[3 * k], form.corners[3 * k + 1], form.corners[3 * k + 2]};
    }

    private static double det(double[] o, double[] a, double[] b, double[] c) {
        double[] p = {a[0] - o[0], a[1] - o[1], a[2] - o[2]};
        double[] q = {b[0] - o[0], b[1] - o[1], b[2] - o[2]};
        double[] r = {c[0] - o[0], c[1] - o[1], c[2] - o[2]};
        return p[0] * (q[1] * r[2] - q[2] * r[1])
                - p[1] * (q[0] * r[2] - q[2] * r[0])
                + p[2] * (q[0] * r[1] - q[1] * r[0]);
    }

    private static double volume(double[][] t) {
        return Math.abs(det(t[0], t[1], t[2], t[3])) / 6;
    }

    /** The parts on the inner side of the face of {@code q} opposite to corner {@code apex}. */
    private static List<double[][]> cut(List<double[][]> parts, double[][] q, int apex) {
        double[] a = q[(apex + 1) % 4];
        double[] b = q[(apex + 2) % 4];
        double[] c = q[(apex + 3) % 4];
        double sense = Math.signum(det(a, b, c, q[apex]));
        List<double[][]> kept = new ArrayList<>();
        for (double[][] t : parts) {
            List<double[]> in = new ArrayList<>();
            List<double[]> out = new ArrayList<>();
            for (double[] p : t) {
                (sense * det(a, b, c, p) > 0 ? in : out).add(p);
            }
            if (out.isEmpty()) {
                kept.add(t);
            } else if (in.size() == 1) {
                kept.add(new double[][] {
                    in.get(0),
                    on(in.get(0), out.get(0), a, b, c),
                    on(in.get(0), out.get(1), a, b, c),
                    on(in.get(0), out.get(2), a, b, c)
                });
            } else if (in.size() == 3) {
                prism(
                        kept,
                        in.get(0),
                        in.get(1),
                        in.get(2),
                        on(in.get(0), out.get(0), a, b, c),
                        on(in.get(1), out.get(0), a, b, c),
                        on(in.get(2), out.get(0), a, b, c));
            } else if (in.size() == 2) {
                prism(
                        kept,
                        in.get(0),
                        on(in.get(0), out.get(0), a, b, c),
                        on(in.get(0), out.get(1), a, b, c),
                        in.get(1),
                        on(in.get(1), out.get(0), a, b, c),
                        on(in.get(1), out.get(1), a, b, c));
            }
        }
        return kept;
    }

    private static void prism(
            List<double[][]> into, double[] a, double[] b, double[] c, double[] d, double[] e, double[] f) {
        into.add(new double[][] {a, b, c, d});
        into.add(new double[][] {b, c, d, e});
        into.add(new double[][] {c, d, e, f});
    }

    private static double[] on(double[] p, double[] q, double[] a, double[] b, double[] c) {
        double sp = det(a, b, c, p);
        double t = sp / (sp - det(a, b, c, q));
        return new double[] {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]), p[2] + t * (q[2] - p[2])};
    }
}
