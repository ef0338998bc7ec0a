package io.biapy.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;

/*
 * Maximum over boxes [sz, sy, sx] that do not overlap, one plane (z, y, x) at a time. The place of the maximum in its box (row by row;
 * the first one where values are equal, NaN wins) goes to a byte a result, for the backward pass, which puts each gradient there and
 * zero elsewhere. Each input value is read once, each row of the result is built in a small array.
 */
final class PoolKernel {
    private PoolKernel() {}

    /** @param places filled where it is not empty */
    static void forward(FloatBuffer x, FloatBuffer y, byte[] places, int plane, int[] size, int[] box) {
        int w = size[2];
        int d2 = size[0] / box[0];
        int h2 = size[1] / box[1];
        int w2 = w / box[2];
        float[] row = new float[w];
        float[] best = new float[w2];
        byte[] where = new byte[w2];
        for (int z = 0; z < d2; z++) {
            for (int v = 0; v < h2; v++) {
                Arrays.fill(best, Float.NEGATIVE_INFINITY);
                Arrays.fill(where, (byte) 0);
                for (int k = 0; k < box[0] * box[1]; k++) {
                    int line = (plane * size[0] + z * box[0] + k / box[1]) * size[1] + v * box[1] + k % box[1];
                    x.get(line * w, row);
                    for (int o = 0; o < box[2]; o++) {
                        raise(best, where, row, o, box[2], (byte) (k * box[2] + o));
                    }
                }
                int at = ((plane * d2 + z) * h2 + v) * w2;
                y.put(at, best);
                if (places.length > 0) {
                    System.arraycopy(where, 0, places, at, w2);
                }
            }
        }
    }

    private static void raise(float[] best, byte[] where, float[] row, int offset, int step, byte place) {
        for (int i = 0; i < best.length; i++) {
            float value = row[i * step + offset];
            if (value > best[i] || Float.isNaN(value)) {
                best[i] = value;
                where[i] = place;
            }
        }
    }

    static void backward(FloatBuffer dy, FloatBuffer dx, byte[] places, int plane, int[] size, int[] box) {
        int w = size[2];
        int d2 = size[0] / box[0];
        int h2 = size[1] / box[1];
        int w2 = w / box[2];
        float[] row = new float[w];
        float[] gradient = new float[w2];
        for (int z = 0; z < size[0]; z++) {
            for (int v = 0; v < size[1]; v++) {
                Arrays.fill(row, 0);
                if (z < d2 * box[0] && v < h2 * box[1]) {
                    int at = ((plane * d2 + z / box[0]) * h2 + v / box[1]) * w2;
                    dy.get(at, gradient);
                    int first = (z % box[0] * box[1] + v % box[1]) * box[2];
                    for (int i = 0; i < w2; i++) {
                        int o = (places[at + i] & 0xFF) - first;
                        if (o >= 0 && o < box[2]) {
                            row[i * box[2] + o] = gradient[i];
                        }
                    }
                }
                dx.put(((plane * size[0] + z) * size[1] + v) * w, row);
            }
        }
    }
}
