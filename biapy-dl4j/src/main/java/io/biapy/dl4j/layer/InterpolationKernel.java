package io.biapy.dl4j.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;

/*
 * Linear interpolation of one plane (z, y, x) by whole factors, and its transpose. Along an axis of n values, result i lies at
 * s = max((i + 0.5) / factor - 0.5, 0) of the source and is (1 - t) v[floor s] + t v[min(floor s + 1, n - 1)], t = s - floor s
 * (torch's rule with align_corners false). The three axes are separate: rows of the source are joined along z and y into one small
 * array, which is then interpolated along x. One object holds the tables and arrays of one thread.
 */
final class InterpolationKernel {
    private final int[] small;
    private final int[] large = new int[3];
    private final int[][] lower = new int[3][];
    private final int[][] upper = new int[3][];
    private final float[][] share = new float[3][];
    private final float[] line;
    private final float[] row;
    private final float[] wide;

    InterpolationKernel(int[] small, int[] factor) {
        this.small = small;
        for (int axis = 0; axis < 3; axis++) {
            int n = small[axis];
            large[axis] = n * factor[axis];
            lower[axis] = new int[large[axis]];
            upper[axis] = new int[large[axis]];
            share[axis] = new float[large[axis]];
            for (int i = 0; i < large[axis]; i++) {
                double s = Math.max((i + 0.5) / factor[axis] - 0.5, 0);
                lower[axis][i] = (int) s;
                upper[axis][i] = Math.min((int) s + 1, n - 1);
                share[axis][i] = (float) (s - (int) s);
            }
        }
        line = new float[small[2]];
        row = new float[small[2]];
        wide = new float[large[2]];
    }

    void forward(FloatBuffer x, FloatBuffer y, int plane) {
        int to = plane * large[0] * large[1] * large[2];
        for (int z = 0; z < large[0]; z++) {
            for (int v = 0; v < large[1]; v++) {
                Arrays.fill(line, 0);
                for (int corner = 0; corner < 4; corner++) {
                    float weight = weight(0, z, corner >> 1) * weight(1, v, corner & 1);
                    if (weight != 0) {
                        x.get(source(plane, z, v, corner), row);
                        for (int i = 0; i < row.length; i++) {
                            line[i] += weight * row[i];
                        }
                    }
                }
                for (int i = 0; i < wide.length; i++) {
                    float t = share[2][i];
                    wide[i] = (1 - t) * line[lower[2][i]] + t * line[upper[2][i]];
                }
                y.put(to, wide);
                to += wide.length;
            }
        }
    }

    void backward(FloatBuffer dy, FloatBuffer dx, int plane) {
        int size = small[0] * small[1] * small[2];
        float[] sum = new float[size];
        int from = plane * large[0] * large[1] * large[2];
        for (int z = 0; z < large[0]; z++) {
            for (int v = 0; v < large[1]; v++) {
                dy.get(from, wide);
                from += wide.length;
                Arrays.fill(line, 0);
                for (int i = 0; i < wide.length; i++) {
                    float t = share[2][i];
                    line[lower[2][i]] += (1 - t) * wide[i];
                    line[upper[2][i]] += t * wide[i];
                }
                for (int corner = 0; corner < 4; corner++) {
                    float weight = weight(0, z, corner >> 1) * weight(1, v, corner & 1);
                    if (weight != 0) {
                        int at = source(0, z, v, corner);
                        for (int i = 0; i < line.length; i++) {
                            sum[at + i] += weight * line[i];
                        }
                    }
                }
            }
        }
        dx.put(plane * size, sum);
    }

    private float weight(int axis, int at, int side) {
        return side == 0 ? 1 - share[axis][at] : share[axis][at];
    }

    private int source(int plane, int z, int v, int corner) {
        int sz = (corner >> 1) == 0 ? lower[0][z] : upper[0][z];
        int sy = (corner & 1) == 0 ? lower[1][v] : upper[1][v];
        return ((plane * small[0] + sz) * small[1] + sy) * small[2];
    }
}
