package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final Extent PATCH = Extent.yx(32, 32);

    private static float[] patch() {
        float[] v = new float[PATCH.voxels()];
        for (int i = 0; i < v.length; i++) {
            v[i] = (i * 37 % 101) / 50f - 1;
        }
        return v;
    }

    @Test
    void none_changesNothing() {
        float[] v = patch();
        Augmentation.none().recolour(v, 0, PATCH, 1, new SplittableRandom(1));
        assertThat(v).containsExactly(patch());
    }

    @Test
    void brightnessAndContrast_stayInTheirRange() {
        Augmentation a = Augmentation.none().withBrightness(0.3).withContrast(0.25);
        for (int seed = 0; seed < 100; seed++) {
            float[] v = patch();
            a.recolour(v, 0, PATCH, 1, new SplittableRandom(seed));
            float[] before = patch();
            double scale = (v[5] - v[9]) / (before[5] - before[9]);
            double shift = v[5] - scale * before[5];
            assertThat(scale).isBetween(0.75 - 1e-4, 1.25 + 1e-4);
            assertThat(shift).isBetween(-0.3 - 1e-4, 0.3 + 1e-4);
        }
    }

    @Test
    void gamma_keepsLeastAndMost() {
        float[] v = patch();
        Intensity.power(v, 0, v.length, 1.7);
        assertThat(v[0]).isEqualTo(patch()[0]); // the least stays
        float most = Float.NEGATIVE_INFINITY;
        for (float f : v) {
            most = Math.max(most, f);
        }
        assertThat(most).isEqualTo(1f);
    }

    @Test
    void blur_keepsTheMeanOfAConstantAndLowersTheVariance() {
        float[] v = patch();
        double before = variance(v);
        Intensity.blur(v, 0, PATCH, 1.2);
        assertThat(variance(v)).isLessThan(before / 4);
        float[] flat = new float[PATCH.voxels()];
        java.util.Arrays.fill(flat, 3f);
        Intensity.blur(flat, 0, PATCH, 2);
        for (float f : flat) {
            assertThat((double) f).isCloseTo(3, within(1e-5));
        }
    }

    @Test
    void impossibleStrengths_areRefused() {
        assertThatThrownBy(() -> Augmentation.none().withZoom(2, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Augmentation.none().withContrast(1)).isInstanceOf(InputException.class);
    }

    private static double variance(float[] v) {
        double mean = 0;
        for (float f : v) {
            mean += f;
        }
        mean /= v.length;
        double sum = 0;
        for (float f : v) {
            sum += (f - mean) * (f - mean);
        }
        return sum / v.length;
    }
}
