package io.biapy.examples;

import io.biapy.core.image.FloatImage;
import io.biapy.io.png.PngEncoder;
import java.util.Arrays;

/** Planes of a 2D image as one picture. */
final class PlanePictures {
    private static final int GAP = 4;
    private static final int WHITE = 0xFFFFFF;

    private PlanePictures() {}

    /** The first {@code most} planes beside each other. */
    static byte[] sideBySide(FloatImage image, int most) {
        int planes = Math.min(most, image.channels());
        int h = image.extent().y();
        int w = image.extent().x();
        int width = planes * (w + GAP) - GAP;
        int[] pixels = new int[h * width];
        Arrays.fill(pixels, WHITE);
        for (int p = 0; p < planes; p++) {
            float[] values = image.channel(p).data();
            float least = Float.POSITIVE_INFINITY;
            float top = Float.NEGATIVE_INFINITY;
            for (float v : values) {
                least = Math.min(least, v);
                top = Math.max(top, v);
            }
            for (int i = 0; i < values.length; i++) {
                int at = i / w * width + p * (w + GAP) + i % w;
                pixels[at] = least < 0 ? signed(values[i] / Math.max(-least, top)) : grey(values[i], least, top);
            }
        }
        return PngEncoder.rgb(h, width, pixels);
    }

    private static int grey(float value, float least, float most) {
        int g = most > least ? Math.round(255 * (value - least) / (most - least)) : 0;
        return g << 16 | g << 8 | g;
    }

    /** Blue at -1, white at 0, red at 1. */
    private static int signed(float value) {
        int fade = Math.round(255 * (1 - Math.min(1, Math.abs(value))));
        return value < 0 ? fade << 16 | fade << 8 | 255 : 255 << 16 | fade << 8 | fade;
    }
}
