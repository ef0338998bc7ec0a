package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;

/**
 * One ray between voxel indices: after k unit steps it stands at the start plus k times the direction, each coordinate rounded, a half to the
 * even number as BiaPy does. So the same steps are taken from every voxel, unless a coordinate hits a half: then odd and even starts differ.
 */
final class RayPath {
    private final int[][] steps; // by parity of z, y and x: flat distance in the framed image after k steps
    private final int[] jumps;
    private final float[] lengths;

    private RayPath(int[][] steps, int[] jumps, float[] lengths) {
        this.steps = steps;
        this.jumps = jumps;
        this.lengths = lengths;
    }

    static RayPath of(RayDirections directions, int ray, Extent extent, Calibration voxel) {
        float[] u = {directions.z(ray), directions.y(ray), directions.x(ray)};
        int count = stepsToLeave(u, extent);
        boolean[] half = new boolean[3];
        int[][][] moved = new int[3][2][count];
        float[] lengths = new float[count];
        double longest = Math.max(Math.abs(u[0]), Math.max(Math.abs(u[1]), Math.abs(u[2])));
        double correction = 1 - 0.5 / (longest + 1e-12);
        double unit = directions.step(ray, voxel);
        double[] at = new double[3];
        for (int k = 1; k < count; k++) {
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                at[axis] += u[axis];
                moved[axis][0][k] = (int) Math.rint(at[axis]);
                moved[axis][1][k] = (int) Math.rint(1 + at[axis]) - 1;
                half[axis] |= moved[axis][0][k] != moved[axis][1][k];
                double end = at[axis] - correction * u[axis];
                square += end * end;
            }
            lengths[k] = (float) (Math.sqrt(square) * unit);
        }
        return new RayPath(flat(moved, half, extent, count), jumps(longest, half), lengths);
    }

    /** So many that the last step leaves the image from wherever the ray starts. */
    private static int stepsToLeave(float[] u, Extent extent) {
        double fewest = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(u[axis]) > 0.1) {
                fewest = Math.min(fewest, (extent.along(axis) + 2) / Math.abs(u[axis]));
            }
        }
        return (int) Math.ceil(fewest) + 2;
    }

    private static int[][] flat(int[][][] moved, boolean[] half, Extent extent, int count) {
        int[][] steps = new int[8][];
        int nx = extent.x() + 2;
        int ny = extent.y() + 2;
        for (int parity = 0; parity < 8; parity++) {
            int pz = half[0] ? parity >> 2 : 0;
            int py = half[1] ? parity >> 1 & 1 : 0;
            int px = half[2] ? parity & 1 : 0;
            int same = pz << 2 | py << 1 | px;
            if (same < parity) {
                steps[parity] = steps[same];
                continue;
            }
            int[] flat = new int[count];
            for (int k = 1; k < count; k++) {
                flat[k] = (moved[0][pz][k] * ny + moved[1][py][k]) * nx + moved[2][px][k];
            }
            steps[parity] = flat;
        }
        return steps;
    }

    /**
     * For each clearance c, the first step that may leave a cube of half-width c - 1. Without halves j steps move a coordinate by at most the
     * next whole number above j times the direction's greatest part, with halves by one more.
     */
    private static int[] jumps(double longest, boolean[] half) {
        int spare = half[0] || half[1] || half[2] ? 1 : 0;
        int[] jumps = new int[ClearanceKernel.MOST + 1];
        for (int c = 0; c < jumps.length; c++) {
            int free = Math.max(0, c - 1 - spare);
            int j = (int) (free / longest);
            while (j > 0 && j * longest > free) {
                j--;
            }
            jumps[c] = j + 1;
        }
        return jumps;
    }

    /** Flat distance in the framed image after k steps from a voxel at z, y and an even (0) or odd (1) x. */
    int[] steps(int z, int y, int oddX) {
        return steps[(z & 1) << 2 | (y & 1) << 1 | oddX];
    }

    /** By clearance, how many steps further the label must be looked at again. */
    int[] jumps() {
        return jumps;
    }

    /** By number of steps to the first voxel outside the object, the distance to its border. */
    float[] lengths() {
        return lengths;
    }
}
