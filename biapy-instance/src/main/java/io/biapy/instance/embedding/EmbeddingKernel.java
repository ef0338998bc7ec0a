package io.biapy.instance.embedding;

/*
 * Foreground voxels and their embeddings: own coordinate (index times step) plus predicted offset, all in float as BiaPy computes them.
 * Layout: data holds planes of n voxels, z, y, x flat, x fastest: offsets along x, y(, z), sigmas along x, y(, z), seediness.
 * Memory: none of its own. Time: linear in the voxels that it is given.
 * Source: BiaPy 3.7.1, Embedding_cluster; Neven et al., "Instance segmentation by jointly optimizing spatial embeddings and clustering
 * bandwidth" (2019).
 */
final class EmbeddingKernel {
    private EmbeddingKernel() {}

    /** Number of voxels from..to whose seediness passes the threshold or is no number. */
    static int count(float[] data, int seediness, int from, int to, float threshold) {
        int count = 0;
        for (int i = seediness + from, end = seediness + to; i < end; i++) {
            count += data[i] <= threshold ? 0 : 1;
        }
        return count;
    }

    /** Writes these voxels to {@code voxels} from {@code at} on. */
    static void list(float[] data, int seediness, int from, int to, float threshold, int[] voxels, int at) {
        int next = at;
        for (int v = from; v < to; v++) {
            if (!(data[seediness + v] <= threshold)) {
                voxels[next++] = v;
            }
        }
    }

    /** The embedding of one voxel along an axis (0 is x); {@code origin} is that of the planes in the image, along this axis. */
    static float embedding(float[] data, int n, int nx, int ny, int axis, int voxel, int origin, float step) {
        int index = axis == 0 ? voxel % nx : axis == 1 ? voxel / nx % ny : voxel / nx / ny;
        return data[axis * n + voxel] + (index + origin) * step;
    }

    /** Least and greatest embedding of voxels from..to along an axis, NaN where one is no finite number. */
    static void range(
            float[] data,
            int n,
            int nx,
            int ny,
            int axis,
            int origin,
            float step,
            int[] voxels,
            int from,
            int to,
            double[] range) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        float check = 0;
        for (int i = from; i < to; i++) {
            float e = embedding(data, n, nx, ny, axis, voxels[i], origin, step);
            low = Math.min(low, e);
            high = Math.max(high, e);
            check += 0 * e; // 0, or NaN for ever
        }
        range[0] = low + check;
        range[1] = high + check;
    }

    /** Whether a plane is finite at voxels from..to. */
    static boolean isFinite(float[] data, int plane, int[] voxels, int from, int to) {
        float check = 0;
        for (int i = from; i < to; i++) {
            float value = data[plane + voxels[i]];
            check += 0 * value;
        }
        return check == 0;
    }

    /** Appends the places from..to whose embedding is within the margin of the centre: exp(-sum of s d^2) above one half. Returns the new count. */
    static int within2(
            float[] ex, float[] ey, int from, int to, float cx, float cy, float sx, float sy, int[] hits, int count) {
        int n = count;
        for (int i = from; i < to; i++) {
            float dx = ex[i] - cx;
            float dy = ey[i] - cy;
            if (dx * dx * sx + dy * dy * sy < LN_2) {
                hits[n++] = i;
            }
        }
        return n;
    }

    /** The same in 3D. */
    static int within3(
            float[] ex,
            float[] ey,
            float[] ez,
            int from,
            int to,
            float cx,
            float cy,
            float cz,
            float sx,
            float sy,
            float sz,
            int[] hits,
            int count) {
        int n = count;
        for (int i = from; i < to; i++) {
            float dx = ex[i] - cx;
            float dy = ey[i] - cy;
            float dz = ez[i] - cz;
            if (dx * dx * sx + dy * dy * sy + dz * dz * sz < LN_2) {
                hits[n++] = i;
            }
        }
        return n;
    }

    /** Whether one embedding, so far from the centre, is within the margin. */
    static boolean isWithin(float dx, float dy, float dz, float sx, float sy, float sz) {
        return dx * dx * sx + dy * dy * sy + dz * dz * sz < LN_2;
    }

    private static final float LN_2 = (float) Math.log(2);
}
