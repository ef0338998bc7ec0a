package io.biapy.instance.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 256 patterns of eight neighbouring voxels and the surface in each: marching cubes (Lorensen and Cline 1987) of a mask, whose points lie half way between a
 * voxel inside and one outside. Where two voxels of a face meet by an edge only they are parted, in both cells that share the face, so the surface of any object is
 * closed. Polygons become fans from the corner that makes the least area. Bit 4 dz + 2 dy + dx of a pattern is the voxel at that corner.
 */
final class CubePatterns {
    /** Points in half voxels from the first voxel's centre, z, y and x in 0 to 2, as 9 z + 3 y + x: three a triangle, outwards in a system of x, y, z. */
    static final int[][] TRIANGLES = new int[256][];
    /** 8 times what a cell adds to the Euler number of closed voxels. */
    static final int[] EULER = new int[256];

    static {
        for (int pattern = 0; pattern < 256; pattern++) {
            TRIANGLES[pattern] = triangles(pattern);
            EULER[pattern] = euler(pattern);
        }
    }

    private CubePatterns() {}

    /** Area of each pattern's surface for voxels of this size. */
    static double[] areas(double dz, double dy, double dx) {
        double[] areas = new double[256];
        for (int pattern = 0; pattern < 256; pattern++) {
            int[] t = TRIANGLES[pattern];
            for (int i = 0; i < t.length; i += 3) {
                areas[pattern] += area(t[i], t[i + 1], t[i + 2], dz, dy, dx);
            }
        }
        return areas;
    }

    private static double area(int p, int q, int r, double dz, double dy, double dx) {
        double az = (q / 9 - p / 9) * dz / 2;
        double ay = (q / 3 % 3 - p / 3 % 3) * dy / 2;
        double ax = (q % 3 - p % 3) * dx / 2;
        double bz = (r / 9 - p / 9) * dz / 2;
        double by = (r / 3 % 3 - p / 3 % 3) * dy / 2;
        double bx = (r % 3 - p % 3) * dx / 2;
        double cz = ay * bx - ax * by;
        double cy = ax * bz - az * bx;
        double cx = az * by - ay * bz;
        return Math.sqrt(cz * cz + cy * cy + cx * cx) / 2;
    }

    private static int[] triangles(int pattern) {
        int[] next = new int
                [27]; // end of the segment that starts at a point, 0 for none (point 0 is a corner, never an end)
        for (int axis = 0; axis < 3; axis++) {
            for (int side = 0; side < 2; side++) {
                cutFace(pattern, axis, side, next);
            }
        }
        List<Integer> out = new ArrayList<>();
        for (int start = 0; start < 27; start++) {
            int[] loop = new int[12];
            int n = 0;
            for (int p = start; next[p] != 0; ) {
                loop[n++] = p;
                int q = next[p];
                next[p] = 0;
                p = q;
            }
            if (n > 0) {
                fan(Arrays.copyOf(loop, n), out);
            }
        }
        return out.stream().mapToInt(i -> i).toArray();
    }

    /** Segments across a face, seen from outside: each run of voxels inside is cut off from where it begins to where it ends. */
    private static void cutFace(int pattern, int axis, int side, int[] next) {
        int[] corner = new int[4];
        int b = (axis + 1) % 3;
        int c = (axis + 2) % 3;
        int[][] round = {{0, 0}, {1, 0}, {1, 1}, {0, 1}}; // of (b, c), counterclockwise from the far side
        for (int k = 0; k < 4; k++) {
            int[] at = round[side == 1 ? k : 3 - k];
            corner[k] = side << axis | at[0] << b | at[1] << c; // bit 0 is x, 1 y, 2 z
        }
        for (int k = 0; k < 4; k++) {
            boolean begins = (pattern >> corner[k] & 1) == 1 && (pattern >> corner[(k + 3) % 4] & 1) == 0;
            if (begins) {
                int last = k;
                while ((pattern >> corner[(last + 1) % 4] & 1) == 1) {
                    last++;
                }
                next[between(corner[k], corner[(k + 3) % 4])] = between(corner[last % 4], corner[(last + 1) % 4]);
            }
        }
    }

    private static int between(int p, int q) {
        return 9 * ((p >> 2) + (q >> 2)) + 3 * ((p >> 1 & 1) + (q >> 1 & 1)) + (p & 1) + (q & 1);
    }

    private static void fan(int[] loop, List<Integer> out) {
        int n = loop.length;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < n; s++) {
            double sum = 0;
            for (int k = 1; k + 1 < n; k++) {
                sum += area(loop[s], loop[(s + k) % n], loop[(s + k + 1) % n], 1, 1, 1);
            }
            if (sum < least - 1e-9) {
                least = sum;
                best = s;
            }
        }
        for (int k = 1; k + 1 < n; k++) {
            out.addAll(List.of(loop[best], loop[(best + k) % n], loop[(best + k + 1) % n]));
        }
    }

    /** Of the corner point in the middle, its 6 edges (a half each), 12 faces (a quarter) and 8 voxels (an eighth): those that touch a voxel inside. */
    private static int euler(int pattern) {
        int sum = pattern == 0 ? 0 : 8;
        for (int axis = 0; axis < 3; axis++) {
            for (int side = 0; side < 2; side++) {
                sum -= any(pattern, 1 << axis, side << axis) ? 4 : 0;
            }
        }
        for (int one = 0; one < 3; one++) {
            int other = (one + 1) % 3;
            for (int sides = 0; sides < 4; sides++) {
                int fixed = 1 << one | 1 << other;
                sum += any(pattern, fixed, (sides & 1) << one | (sides >> 1) << other) ? 2 : 0;
            }
        }
        return sum - Integer.bitCount(pattern);
    }

    private static boolean any(int pattern, int fixed, int value) {
        for (int corner = 0; corner < 8; corner++) {
            if ((corner & fixed) == value && (pattern >> corner & 1) == 1) {
                return true;
            }
        }
        return false;
    }
}
