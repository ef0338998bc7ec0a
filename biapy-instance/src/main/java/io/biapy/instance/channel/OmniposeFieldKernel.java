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
 * Layout: labels and out z, y, x flat, x fastest; inside, a border of one voxel around. Memory: 24 bytes a voxel and 8 an object voxel.
 * Time: O(steps x object voxels). Source: Cutler et al., "Omnipose", Nature Methods 19 (2022); BiaPy 3.7.1, omnipose_core.
 */
final class OmniposeFieldKernel {
    private static final int STEPS = 50;
    private static final int CHECK_EVERY = 10;
    private static final double ENOUGH = 1e-3;

    private OmniposeFieldKernel() {}

    /** Fills {@code out} with T, 0 on background. */
    static void distance(int[] labels, int nz, int ny, int nx, double[] out) {
        boolean flat = nz == 1;
        int px = nx + 2;
        int slice = px * (ny + 2);
        int[] at = new int[labels.length];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0) {
                at[count++] = i;
            }
        }
        Arrays.fill(out, 0, labels.length, 0);
        if (count == 0) {
            return;
        }
        at = Arrays.copyOf(at, count);
        int[] place = places(at, flat, ny, nx, px, slice);
        int[][] pairs = pairs(flat, px, slice);
        double[] t = new double[slice * (flat ? 1 : nz + 2)];
        double[] next = new double[t.length];
        int[] same = same(labels, at, flat, nz, ny, nx, pairs);
        for (int k = 0; k < count; k++) {
            t[place[k]] = 1;
        }
        edges(t, flat, nz, ny, nx);
        for (int step = 0; step < STEPS; step++) {
            relax(t, next, place, same, pairs, flat ? 2 : 3);
            if (step == 0) {
                edges(next, flat, nz, ny, nx);
                double[] smooth = new double[t.length];
                smooth(next, smooth, place, same, pairs, flat ? 9 : 27);
                next = smooth;
            }
            double change = 0;
            for (int i : place) {
                change += (next[i] - t[i]) * (next[i] - t[i]);
            }
            double[] old = t;
            t = next;
            next = old;
            edges(t, flat, nz, ny, nx);
            if (step % CHECK_EVERY == CHECK_EVERY - 1 && change / count < ENOUGH) {
                break;
            }
        }
        for (int k = 0; k < count; k++) {
            out[at[k]] = t[place[k]];
        }
    }

    private static void relax(double[] t, double[] next, int[] place, int[] same, int[][] pairs, int groups) {
        for (int k = 0; k < place.length; k++) {
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

    private static void smooth(double[] t, double[] next, int[] place, int[] same, int[][] pairs, int block) {
        for (int k = 0; k < place.length; k++) {
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

    /** Two bits a pair, in the order of the pairs: whether the voxel before and after has the same label. */
    private static int[] same(int[] labels, int[] at, boolean flat, int nz, int ny, int nx, int[][] pairs) {
        int[] same = new int[at.length];
        int[][] deltas = deltas(flat);
        for (int k = 0; k < at.length; k++) {
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
            same[k] = bits;
        }
        return same;
    }

    private static int[] places(int[] at, boolean flat, int ny, int nx, int px, int slice) {
        int[] place = new int[at.length];
        for (int k = 0; k < at.length; k++) {
            int x = at[k] % nx;
            int y = at[k] / nx % ny;
            int z = at[k] / (nx * ny);
            place[k] = (flat ? 0 : (z + 1) * slice) + (y + 1) * px + x + 1;
        }
        return place;
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

    private static int[][] pairs(boolean flat, int px, int slice) {
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
    private static void edges(double[] t, boolean flat, int nz, int ny, int nx) {
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
