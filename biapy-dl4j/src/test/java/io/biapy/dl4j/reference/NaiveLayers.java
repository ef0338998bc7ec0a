package io.biapy.dl4j.reference;

import io.biapy.core.network.Nonlinearity;
import io.biapy.core.network.Norm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Layers by their definitions, in double, as slow and plain as can be. Sizes are z, y, x; a 2D tensor has z = 1. */
public final class NaiveLayers {
    private static final double EPS = 1e-5;

    private NaiveLayers() {}

    /** Cross-correlation, zeros outside. */
    public static double[] convolution(double[] x, double[] p, int n, int in, int out, int[] k, int[] s) {
        double[] y = new double[n * out * s[0] * s[1] * s[2]];
        int at = 0;
        for (int b = 0; b < n; b++) {
            for (int o = 0; o < out; o++) {
                for (int z = 0; z < s[0]; z++) {
                    for (int v = 0; v < s[1]; v++) {
                        for (int u = 0; u < s[2]; u++) {
                            double sum = p[out * in * k[0] * k[1] * k[2] + o];
                            for (int c = 0; c < in; c++) {
                                for (int i = 0; i < k[0] * k[1] * k[2]; i++) {
                                    int zz = z + i / (k[1] * k[2]) - k[0] / 2;
                                    int vv = v + i / k[2] % k[1] - k[1] / 2;
                                    int uu = u + i % k[2] - k[2] / 2;
                                    if (zz >= 0 && zz < s[0] && vv >= 0 && vv < s[1] && uu >= 0 && uu < s[2]) {
                                        sum += p[(o * in + c) * k[0] * k[1] * k[2] + i]
                                                * x[(((b * in + c) * s[0] + zz) * s[1] + vv) * s[2] + uu];
                                    }
                                }
                            }
                            y[at++] = sum;
                        }
                    }
                }
            }
        }
        return y;
    }

    /** Each input value times the kernel, added into the box that it becomes; weights [in, out, box]. */
    public static double[] transposedConvolution(double[] x, double[] p, int n, int in, int out, int[] k, int[] s) {
        int box = k[0] * k[1] * k[2];
        int[] large = {s[0] * k[0], s[1] * k[1], s[2] * k[2]};
        double[] y = new double[n * out * large[0] * large[1] * large[2]];
        for (int i = 0; i < y.length; i++) {
            y[i] = p[in * out * box + i / (large[0] * large[1] * large[2]) % out];
        }
        for (int b = 0; b < n; b++) {
            for (int c = 0; c < in; c++) {
                for (int v = 0; v < s[0] * s[1] * s[2]; v++) {
                    for (int o = 0; o < out; o++) {
                        for (int i = 0; i < box; i++) {
                            int z = v / (s[1] * s[2]) * k[0] + i / (k[1] * k[2]);
                            int yy = v / s[2] % s[1] * k[1] + i / k[2] % k[1];
                            int xx = v % s[2] * k[2] + i % k[2];
                            y[(((b * out + o) * large[0] + z) * large[1] + yy) * large[2] + xx] +=
                                    x[(b * in + c) * s[0] * s[1] * s[2] + v] * p[(c * out + o) * box + i];
                        }
                    }
                }
            }
        }
        return y;
    }

    /** By statistics of the batch itself, then gamma (the first c of {@code p}), beta (the others) and the activation. */
    public static double[] norm(Norm kind, double[] x, double[] p, int n, int c, Nonlinearity f) {
        int len = x.length / (n * c);
        Map<Integer, double[]> sums = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            double[] s = sums.computeIfAbsent(statistic(kind, i / len, i % len, c), k -> new double[3]);
            s[0]++;
            s[1] += x[i];
        }
        for (int i = 0; i < x.length; i++) {
            double[] s = sums.get(statistic(kind, i / len, i % len, c));
            s[2] += Math.pow(x[i] - s[1] / s[0], 2);
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] s = sums.get(statistic(kind, i / len, i % len, c));
            int channel = i / len % c;
            double z = (x[i] - s[1] / s[0]) / Math.sqrt(s[2] / s[0] + EPS) * p[channel] + p[c + channel];
            y[i] = Functions.of(f, z);
        }
        return y;
    }

    /** Number of the statistic that a voxel of a plane (sample x channel) belongs to. */
    private static int statistic(Norm kind, int plane, int voxel, int c) {
        return switch (kind) {
            case INSTANCE -> plane;
            case BATCH -> plane % c;
            case GROUP -> plane / (c / groups(c));
            case LAYER -> plane / c * 1_000_000 + voxel;
            case NONE -> throw new IllegalArgumentException();
        };
    }

    private static int groups(int c) {
        int groups = 1;
        for (int g = 1; g <= 8; g++) {
            groups = c % g == 0 ? g : groups;
        }
        return groups;
    }

    /** The maximum of each whole box; {@code planes} of size {@code s}. */
    public static double[] maxPool(double[] x, int planes, int[] s, int[] box) {
        int[] small = {s[0] / box[0], s[1] / box[1], s[2] / box[2]};
        double[] y = new double[planes * small[0] * small[1] * small[2]];
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            int z = i / (s[1] * s[2]) % s[0] / box[0];
            int v = i / s[2] % s[1] / box[1];
            int u = i % s[2] / box[2];
            if (z < small[0] && v < small[1] && u < small[2]) {
                int at = ((i / (s[0] * s[1] * s[2]) * small[0] + z) * small[1] + v) * small[2] + u;
                y[at] = Math.max(y[at], x[i]);
            }
        }
        return y;
    }

    /** Linear interpolation between the centres of voxels. */
    public static double[] upsample(double[] x, int planes, int[] s, int[] factor) {
        int[] large = {s[0] * factor[0], s[1] * factor[1], s[2] * factor[2]};
        double[] y = new double[planes * large[0] * large[1] * large[2]];
        for (int i = 0; i < y.length; i++) {
            int[] at = {i / (large[1] * large[2]) % large[0], i / large[2] % large[1], i % large[2]};
            for (int corner = 0; corner < 8; corner++) {
                double weight = 1;
                int from = i / (large[0] * large[1] * large[2]);
                for (int axis = 0; axis < 3; axis++) {
                    double place = Math.max((at[axis] + 0.5) / factor[axis] - 0.5, 0);
                    int low = (int) Math.floor(place);
                    int side = corner >> axis & 1;
                    weight *= side == 0 ? 1 - (place - low) : place - low;
                    from = from * s[axis] + Math.min(low + side, s[axis] - 1);
                }
                y[i] += weight * x[from];
            }
        }
        return y;
    }

    /** Joins {@code parts} sample by sample. */
    public static double[] concatenate(int n, double[]... parts) {
        int total = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        double[] y = new double[total];
        int at = 0;
        for (int b = 0; b < n; b++) {
            for (double[] part : parts) {
                System.arraycopy(part, b * (part.length / n), y, at, part.length / n);
                at += part.length / n;
            }
        }
        return y;
    }
}
