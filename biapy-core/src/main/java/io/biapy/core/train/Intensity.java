package io.biapy.core.train;

import io.biapy.core.image.Extent;
import java.util.SplittableRandom;

/* Changes of the values of one patch plane-stack in place: z, y, x, x fastest, starting at an offset. Cost: one pass each, blur two. */
final class Intensity {
    private Intensity() {}

    static void linear(float[] v, int from, int n, float scale, float shift) {
        for (int i = from; i < from + n; i++) {
            v[i] = v[i] * scale + shift;
        }
    }

    static void power(float[] v, int from, int n, double exponent) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + n; i++) {
            min = Math.min(min, v[i]);
            max = Math.max(max, v[i]);
        }
        float range = max - min;
        if (range <= 0) {
            return;
        }
        for (int i = from; i < from + n; i++) {
            v[i] = min + range * (float) Math.pow((v[i] - min) / range, exponent);
        }
    }

    static void noise(float[] v, int from, int n, float sd, SplittableRandom random) {
        for (int i = from; i < from + n; i++) {
            v[i] += sd * (float) random.nextGaussian();
        }
    }

    static void blur(float[] v, int from, Extent extent, double sigma) {
        int radius = Math.max(1, (int) Math.ceil(3 * sigma));
        float[] kernel = new float[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= radius; i++) {
            kernel[i] /= (float) sum;
        }
        float[] line = new float[Math.max(extent.y(), extent.x())];
        for (int z = 0; z < extent.z(); z++) {
            int plane = from + z * extent.y() * extent.x();
            for (int y = 0; y < extent.y(); y++) {
                convolve(v, plane + y * extent.x(), 1, extent.x(), kernel, line);
            }
            for (int x = 0; x < extent.x(); x++) {
                convolve(v, plane + x, extent.x(), extent.y(), kernel, line);
            }
        }
    }

    private static void convolve(float[] v, int start, int step, int n, float[] kernel, float[] line) {
        for (int i = 0; i < n; i++) {
            line[i] = v[start + i * step];
        }
        for (int i = 0; i < n; i++) {
            float sum = kernel[0] * line[i];
            for (int k = 1; k < kernel.length; k++) {
                sum += kernel[k] * (line[PatchSampler.mirror(i - k, n)] + line[PatchSampler.mirror(i + k, n)]);
            }
            v[start + i * step] = sum;
        }
    }
}
