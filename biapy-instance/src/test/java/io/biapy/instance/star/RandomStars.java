package io.biapy.instance.star;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import java.util.Random;

/** Small predictions of nothing in particular: rugged shapes, many of them, with equal probabilities. */
final class RandomStars {
    private RandomStars() {}

    /** A probability in eighths or, where {@code ties} is false, at random, and rays of about {@code radius} voxels. */
    static FloatImage prediction(
            Random random, Extent extent, int rays, double radius, double roughness, boolean ties) {
        int plane = extent.voxels();
        float[] data = new float[plane * (1 + rays)];
        for (int i = 0; i < plane; i++) {
            data[i] = ties ? random.nextInt(9) / 8f : random.nextFloat();
            for (int k = 0; k < rays; k++) {
                data[(1 + k) * plane + i] =
                        (float) (radius * (0.3 + random.nextDouble()) * Math.exp(roughness * random.nextGaussian()));
            }
        }
        return FloatImage.of("stars", extent, 1 + rays, data);
    }
}
