package io.biapy.instance.channel;

import java.util.Arrays;

/*
 * The smooth distance of Omnipose: inside each object an approximate solution of |grad T| = 1 with T = 0 in every other label, in voxels.
 * All T start at 1. One step: neighbours fall into groups of equal step length f (faces, edges, corners); from the m smaller ones a of each
 * group's m pairs of opposite neighbours T is the larger root of sum((T - a)^2) = m / n * f^2 in n dimensions, or their mean where there is
 * none; T becomes the geometric mean over the groups. After the first step T is the mean over the 3^n block once. At most 50 steps; every tenth
 * asks whether the mean squared change over all objects fell below 0.001.
 * A neighbour of another label counts 0; one outside the image is taken from the edge. In 2D (nz = 1) this is BiaPy's field; in 3D BiaPy 3.7.1
 * reads only two pairs of each group, so that its field ignores x.
 * Layout: labels z, y, x flat, x fastest; T with a frame of one voxel around (along z in 3D only). Object voxels are listed: place holds where
 * each stands in T, same which neighbours belong to it. Memory: 8 bytes a voxel each for T, the next T and once the smoothed one, 12 bytes an
 * object voxel. Time: O(steps x object voxels), which threads can share. Source: Cutler et al., "Omnipose", Nature Methods 19 (2022); BiaPy 3.7.1, omnipose_core.
 */
final class OmniposeFieldKernel {
    private OmniposeFieldKernel() {}

    /** One step of object voxels {@code from} to {@code end}-1. */
    static void relax(
            double[] t, double[] next, int[] place, int[] same, int[][] pairs, int groups, int from, int end) {
        for (int k = from; k < end; k++) {
            int i = place[k];
            int bits = same[k];
            double product = 1;
            int bit = 0;
            for (int g = 0; g < groups; g++) {
                int[] steps = pairs[g];
                double sum = 0;
                double squares = 0;
                for (int step : steps) {
                    double before = (bits >> bit & 1) != 0 ? t[i - step] : 0;
                    double after = (bits >> bit + 1 & 1) != 0 ? t[i + step] : 0;
                    double least = before < after ? before : after;
                    sum += least;
                    squares += least * least;
                    bit += 2;
                }
                int m = steps.length;
                double root = sum * sum - m * (squares - (double) m / groups * (g + 1)); // f^2 = g + 1
                product *= (root > 0 ? sum + Math.sqrt(root) : sum) / m;
            }
            next[i] = groups == 2 ? Math.sqrt(product) : Math.cbrt(product);
        }
    }

    /** The mean over blocks of {@code block} voxels. */
    static void smooth(
            double[] t, double[] next, int[] place, int[] same, int[][] pairs, int block, int from, int end) {
        for (int k = from; k < end; k++) {
            int i = place[k];
            int bits = same[k];
            double sum = 0;
            for (int[] steps : pairs) {
                for (int step : steps) {
                    sum += (bits & 1) != 0 ? t[i - step] : 0;
                    sum += (bits & 2) != 0 ? t[i + step] : 0;
                    bits >>= 2;
                }
            }
            next[i] = sum / block;
        }
    }

    /** Squared differences of object voxels {@code from} to {@code end}-1, at most 2^14 of them, each as a whole number of {@code unit}, added up. */
    static long change(double[] t, double[] next, int[] place, double unit, int from, int end) {
        long change = 0;
        for (int k = from; k < end; k++) {
            double difference = next[place[k]] - t[place[k]];
            change += (long) (difference * difference / unit);
        }
        return change;
    }

    /**
     * Of object voxels {@code from} to {@code end}-1 their places in the framed arrays and two bits a pair, in the order of the pairs: whether the
     * voxel before and after has the same label.
     */
    static void look(int[] labels, int[] at, int nz, int ny, int nx, int from, int end, int[] place, int[] same) {
        boolean flat = nz == 1;
        int[][] deltas = deltas(flat);
        int px = nx + 2;
        int slice = px * (ny + 2);
        for (int k = from; k < end; k++) {
            int x = at[k] % nx;
            int y = at[k] / nx % ny;
            int z = at[k] / (nx * ny);
            int own = labels[at[k]];
            int bits = 0;
            for (int d = 0; d < deltas.length; d++) {
                int[] delta = deltas[d];
                for (int side = -1; side <= 1; side += 2) {
                    int zz = Math.min(nz - 1, Math.max(0, z + side * delta[0]));
                    int yy = Math.min(ny - 1, Math.max(0, y + side * delta[1]));
                    int xx = Math.min(nx - 1, Math.max(0, x + side * delta[2]));
                    if (labels[(zz * ny + yy) * nx + xx] == own) {
                        bits |= 1 << 2 * d + (side + 1) / 2;
                    }
                }
            }
            place[k] = (flat ? 0 : (z + 1) * slice) + (y + 1) * px + x + 1;
            same[k] = bits;
        }
    }

    /** Steps of one voxel, one of each opposite two, by groups: faces, edges, corners. */
    private static int[][] deltas(boolean flat) {
        int[][] all = new int[flat ? 4 : 13][];
        int n = 0;
        for (int group = 1; group <= (flat ? 2 : 3); group++) {
            for (int s = 14; s < 27; s++) { // those after the centre of a 3 x 3 x 3 block
                int dz = s / 9 - 1;
                int dy = s / 3 % 3 - 1;
                int dx = s % 3 - 1;
                if (Math.abs(dz) + Math.abs(dy) + Math.abs(dx) == group && !(flat && dz != 0)) {
                    all[n++] = new int[] {dz, dy, dx};
                }
            }
        }
        return all;
    }

    /** The same as distances in the framed arrays. */
    static int[][] pairs(boolean flat, int px, int slice) {
        int[][] pairs = new int[flat ? 2 : 3][];
        Arrays.setAll(pairs, g -> new int[flat ? 2 : g == 0 ? 3 : g == 1 ? 6 : 4]);
        int[] filled = new int[pairs.length];
        for (int[] d : deltas(flat)) {
            int group = Math.abs(d[0]) + Math.abs(d[1]) + Math.abs(d[2]) - 1;
            pairs[group][filled[group]++] = d[0] * slice + d[1] * px + d[2];
        }
        return pairs;
    }

    /** Repeats the outermost voxels in the border. */
    static void edges(double[] t, boolean flat, int nz, int ny, int nx) {
        int px = nx + 2;
        int py = ny + 2;
        int slice = px * py;
        for (int z = flat ? 0 : 1; z < (flat ? 1 : nz + 1); z++) {
            int base = z * slice;
            for (int y = 1; y <= ny; y++) {
                t[base + y * px] = t[base + y * px + 1];
                t[base + y * px + nx + 1] = t[base + y * px + nx];
            }
            System.arraycopy(t, base + px, t, base, px);
            System.arraycopy(t, base + ny * px, t, base + (ny + 1) * px, px);
        }
        if (!flat) {
            System.arraycopy(t, slice, t, 0, slice);
            System.arraycopy(t, nz * slice, t, (nz + 1) * slice, slice);
        }
    }
}
