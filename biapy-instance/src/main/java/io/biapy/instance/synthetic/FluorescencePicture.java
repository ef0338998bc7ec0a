package io.biapy.instance.synthetic;

import io.biapy.core.image.Extent;
import java.util.List;
import java.util.SplittableRandom;

/*
 * What a wide-field microscope would show of labelled nuclei, 8-bit values as floats, y, x with x fastest.
 *
 * Light = nucleus brightness x texture x fall-off to the rim, plus a haze (the same light blurred widely) and a background that changes over the
 * field, all times an uneven illumination; then the optics' blur, shot noise and read noise, rounded and clipped to 0..255. Cost: a few passes.
 */
final class FluorescencePicture {
    private static final double PHOTONS = 110; // at full brightness: shot noise of about 10 %

    private FluorescencePicture() {}

    static float[] render(Extent extent, List<Nucleus> nuclei, int[] labels, SplittableRandom random) {
        int w = extent.x();
        int h = extent.y();
        float[] texture = smoothNoise(w, h, 3.0, random);
        float[] light = new float[w * h];
        for (int i = 0; i < light.length; i++) {
            if (labels[i] != 0) {
                Nucleus n = nuclei.get(labels[i] - 1);
                double rim = Math.min(1, n.distance(i / w, i % w));
                light[i] = (float) (n.brightness() * (1 - 0.6 * rim * rim) * (1 + 0.18 * texture[i]));
            }
        }
        float[] haze = light.clone();
        blur(haze, w, h, 14);
        blur(light, w, h, 0.8 + 0.4 * random.nextDouble());
        float[] field = smoothNoise(w, h, 70, random);
        double angle = 2 * Math.PI * random.nextDouble();
        double slope = 0.35 + 0.25 * random.nextDouble();
        double base = 0.06 + 0.06 * random.nextDouble();
        float[] picture = new float[w * h];
        for (int i = 0; i < picture.length; i++) {
            double across =
                    ((i % w) / (double) w - 0.5) * Math.cos(angle) + ((i / w) / (double) h - 0.5) * Math.sin(angle);
            double illumination = 1 + 2 * slope * across;
            double background = base + 0.30 * Math.max(0, 0.5 + across) * base * 6 + 0.05 * field[i];
            double mean = Math.max(0, illumination * (light[i] + 0.35 * haze[i] + Math.max(0, background)));
            double photons = mean * PHOTONS;
            double seen =
                    (photons + Math.sqrt(photons) * random.nextGaussian() + 1.5 * random.nextGaussian()) / PHOTONS;
            picture[i] = (float) Math.rint(Math.min(255, Math.max(0, 150 * seen + 8)));
        }
        return picture;
    }

    /** Gaussian noise smoothed with this sigma, scaled to a standard deviation of 1. */
    private static float[] smoothNoise(int w, int h, double sigma, SplittableRandom random) {
        float[] v = new float[w * h];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextGaussian();
        }
        blur(v, w, h, sigma);
        double sum = 0;
        for (float f : v) {
            sum += (double) f * f;
        }
        float scale = (float) (1 / Math.sqrt(sum / v.length + 1e-30));
        for (int i = 0; i < v.length; i++) {
            v[i] *= scale;
        }
        return v;
    }

    /** Three box passes an axis, close to a Gaussian; edges repeated. */
    private static void blur(float[] v, int w, int h, double sigma) {
        int radius = Math.max(1, (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
        float[] line = new float[Math.max(w, h)];
        for (int pass = 0; pass < 3; pass++) {
            for (int y = 0; y < h; y++) {
                box(v, y * w, 1, w, radius, line);
            }
            for (int x = 0; x < w; x++) {
                box(v, x, w, h, radius, line);
            }
        }
    }

    private static void box(float[] v, int start, int step, int n, int radius, float[] line) {
        for (int i = 0; i < n; i++) {
            line[i] = v[start + i * step];
        }
        double sum = 0;
        for (int k = -radius; k <= radius; k++) {
            sum += line[Math.min(n - 1, Math.max(0, k))];
        }
        for (int i = 0; i < n; i++) {
            v[start + i * step] = (float) (sum / (2 * radius + 1));
            sum += line[Math.min(n - 1, i + radius + 1)] - line[Math.max(0, i - radius)];
        }
    }
}
