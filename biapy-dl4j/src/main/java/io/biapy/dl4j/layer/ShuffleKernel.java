package io.biapy.dl4j.layer;

import java.nio.FloatBuffer;

/*
 * Voxel shuffle: between box packed planes and one plane in space.
 *
 *     space[z * sz + oz, y * sy + oy, x * sx + ox] = packed[(oz * sy + oy) * sx + ox][z, y, x]
 *
 * Layout: packed holds the box = sz * sy * sx planes of one output plane one after another, each z, y, x; space is one plane. Rows
 * are moved through small arrays with bulk reads and writes, each value once. After a 1x1 convolution this is a transposed
 * convolution whose kernel is its stride (Shi et al. 2016, https://arxiv.org/abs/1609.05158, in 3D).
 */
final class ShuffleKernel {
    private ShuffleKernel() {}

    /** Packed to space, plus {@code bias}. */
    static void spread(FloatBuffer packed, FloatBuffer space, int plane, int[] small, int[] box, float bias) {
        int d = small[0];
        int h = small[1];
        int w = small[2];
        int sz = box[0];
        int sy = box[1];
        int sx = box[2];
        int size = d * h * w;
        int start = plane * sz * sy * sx * size;
        float[] row = new float[w];
        float[] wide = new float[w * sx];
        int to = start;
        for (int z = 0; z < d * sz; z++) {
            for (int y = 0; y < h * sy; y++) {
                int from = start + (z % sz * sy + y % sy) * sx * size + (z / sz * h + y / sy) * w;
                for (int o = 0; o < sx; o++) {
                    packed.get(from + o * size, row);
                    for (int x = 0; x < w; x++) {
                        wide[x * sx + o] = row[x] + bias;
                    }
                }
                space.put(to, wide);
                to += w * sx;
            }
        }
    }

    /** Space to packed; returns the sum of the values. */
    static double gather(FloatBuffer space, FloatBuffer packed, int plane, int[] small, int[] box) {
        int d = small[0];
        int h = small[1];
        int w = small[2];
        int sz = box[0];
        int sy = box[1];
        int sx = box[2];
        int size = d * h * w;
        int start = plane * sz * sy * sx * size;
        float[] row = new float[w];
        float[] wide = new float[w * sx];
        double sum = 0;
        int from = start;
        for (int z = 0; z < d * sz; z++) {
            for (int y = 0; y < h * sy; y++) {
                space.get(from, wide);
                from += w * sx;
                sum += BlockKernel.sum(wide, w * sx);
                int to = start + (z % sz * sy + y % sy) * sx * size + (z / sz * h + y / sy) * w;
                for (int o = 0; o < sx; o++) {
                    for (int x = 0; x < w; x++) {
                        row[x] = wide[x * sx + o];
                    }
                    packed.put(to + o * size, row);
                }
            }
        }
        return sum;
    }
}
