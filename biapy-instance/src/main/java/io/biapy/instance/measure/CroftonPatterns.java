package io.biapy.instance.measure;

import java.util.Arrays;

/**
 * What each of the 256 patterns of eight neighbouring voxels adds to Crofton's estimate of a perimeter or surface: the number of times that lines enter the object, times
 * what each line stands for. Lines run along the 4 directions between neighbours in 2D, the 13 in 3D; a direction counts by the angle (solid angle) nearer to it than to the
 * others, for voxels of any size. Bit 4 dz + 2 dy + dx of a pattern is the voxel at that corner.
 *
 * <p>Source: J. Ohser and F. Muecklich, "Statistical Analysis of Microstructures in Materials Science" (2000); for square pixels equal to
 * {@code skimage.measure.perimeter_crofton}.
 */
final class CroftonPatterns {
    private static final double FAR = 16; // of corners of the plane that cells are cut out of; all lie within 2

    private CroftonPatterns() {}

    /** Of voxels of this size: their shares of the surface. */
    static double[] solid(double dz, double dy, double dx) {
        double[] size = {dz, dy, dx};
        double[][] ways = ways(size);
        double[] perLine = new double[27];
        for (int k = 0; k < 27; k++) {
            if (k != 13) {
                double length = Math.sqrt(dot(ways[k], ways[k]));
                // 4 times the share of both ways along a line, times the area that a line stands for
                perLine[k] = 4 * solidAngle(k, ways) / (2 * Math.PI) * dz * dy * dx / length;
            }
        }
        double[] shares = new double[256];
        for (int a = 0; a < 8; a++) {
            for (int b = a + 1; b < 8; b++) {
                int z = (b >> 2) - (a >> 2);
                int y = (b >> 1 & 1) - (a >> 1 & 1);
                int x = (b & 1) - (a & 1);
                int cells = 1 << (z == 0 ? 1 : 0) + (y == 0 ? 1 : 0) + (x == 0 ? 1 : 0); // that hold this pair
                addCrossings(shares, a, b, perLine[9 * (z + 1) + 3 * (y + 1) + x + 1] / cells);
            }
        }
        return shares;
    }

    /** The same for pixels of a single slice, whose patterns have one empty side along z; every group of four pixels is met from both sides. */
    static double[] flat(double dy, double dx) {
        double angle = Math.atan2(dy, dx); // between x and the diagonal
        double[] ofSquare = new double[16];
        for (int line = 0; line < 4; line += 2) {
            addCrossings(ofSquare, line, line + 1, angle * dy / 2);
        }
        for (int column = 0; column < 2; column++) {
            addCrossings(ofSquare, column, column + 2, (Math.PI / 2 - angle) * dx / 2);
        }
        double diagonal = Math.PI / 4 * dy * dx / Math.hypot(dy, dx);
        addCrossings(ofSquare, 0, 3, diagonal);
        addCrossings(ofSquare, 1, 2, diagonal);
        double[] shares = new double[256];
        for (int square = 0; square < 16; square++) {
            shares[square] = ofSquare[square] / 2;
            shares[square << 4] = ofSquare[square] / 2;
        }
        return shares;
    }

    /** Half for each pattern in which one of two corners is set, since a line leaves as often as it enters. */
    private static void addCrossings(double[] shares, int a, int b, double perEntry) {
        for (int pattern = 0; pattern < shares.length; pattern++) {
            shares[pattern] += (pattern >> a & 1) != (pattern >> b & 1) ? perEntry / 2 : 0;
        }
    }

    /** The 26 ways to a neighbour; 13 is none. */
    private static double[][] ways(double[] size) {
        double[][] ways = new double[27][];
        for (int k = 0; k < 27; k++) {
            ways[k] = new double[] {(k / 9 - 1) * size[0], (k / 3 % 3 - 1) * size[1], (k % 3 - 1) * size[2]};
        }
        return ways;
    }

    /** Of the directions that are nearer to way k than to any other. */
    static double solidAngle(int k, double[][] ways) {
        double[] own = unit(ways[k]);
        double[] aside = unit(cross(own, Math.abs(own[0]) < 0.6 ? new double[] {1, 0, 0} : new double[] {0, 1, 0}));
        double[] up = cross(own, aside);
        double[][] corners = {
            along(own, aside, FAR, up, FAR),
            along(own, aside, -FAR, up, FAR),
            along(own, aside, -FAR, up, -FAR),
            along(own, aside, FAR, up, -FAR)
        };
        for (int j = 0; j < 27; j++) {
            if (j != 13 && j != k) {
                double[] other = unit(ways[j]);
                corners = cut(corners, new double[] {own[0] - other[0], own[1] - other[1], own[2] - other[2]});
            }
        }
        double sum = 0;
        for (int i = 0; i < corners.length; i++) {
            sum += ofTriangle(own, unit(corners[i]), unit(corners[(i + 1) % corners.length]));
        }
        return sum;
    }

    /** The part of a convex polygon on the side that {@code normal} points to. */
    private static double[][] cut(double[][] corners, double[] normal) {
        double[][] out = new double[corners.length + 1][];
        int n = 0;
        for (int i = 0; i < corners.length; i++) {
            double[] p = corners[i];
            double[] q = corners[(i + 1) % corners.length];
            double hp = dot(normal, p);
            double hq = dot(normal, q);
            if (hp >= 0) {
                out[n++] = p;
            }
            if (hp > 0 != hq > 0 && hp != 0 && hq != 0) {
                out[n++] = along(p, new double[] {q[0] - p[0], q[1] - p[1], q[2] - p[2]}, hp / (hp - hq), p, 0);
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** A. van Oosterom and J. Strackee, "The solid angle of a plane triangle" (1983), for units. */
    private static double ofTriangle(double[] a, double[] b, double[] c) {
        double volume = Math.abs(dot(a, cross(b, c)));
        return 2 * Math.atan2(volume, 1 + dot(a, b) + dot(b, c) + dot(c, a));
    }

    private static double[] along(double[] from, double[] a, double far, double[] b, double high) {
        return new double[] {
            from[0] + far * a[0] + high * b[0], from[1] + far * a[1] + high * b[1], from[2] + far * a[2] + high * b[2]
        };
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] unit(double[] a) {
        double length = Math.sqrt(dot(a, a));
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }
}
