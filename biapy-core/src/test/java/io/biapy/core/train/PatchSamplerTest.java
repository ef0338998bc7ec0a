package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatchSamplerTest {
    private static float[] random(int n, long seed) {
        Random random = new Random(seed);
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextFloat();
        }
        return v;
    }

    @Test
    void straightWindow_isACopyOfThatPart() {
        Extent size = new Extent(3, 7, 9);
        Extent patch = new Extent(2, 4, 5);
        float[] image = random(size.voxels(), 1);
        float[] got = new float[patch.voxels()];
        PatchSampler.linear(image, 0, size, Geometry.straight(1 + 0.5, 2 + 1.5, 3 + 2.0), got, 0, patch);
        for (int z = 0; z < 2; z++) {
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 5; x++) {
                    assertThat(got[(z * 4 + y) * 5 + x]).isEqualTo(image[((z + 1) * 7 + y + 2) * 9 + x + 3]);
                }
            }
        }
    }

    @Test
    void flipsAndQuarterTurns_onlyPermuteVoxels_andLinearEqualsNearest() {
        Extent size = Extent.yx(6, 6);
        float[] image = random(36, 2);
        Augmentation turns = Augmentation.none().withFlips(true).withQuarterTurns(true);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Geometry g = turns.place(size, size, new SplittableRandom(i));
            float[] linear = new float[36];
            float[] nearest = new float[36];
            PatchSampler.linear(image, 0, size, g, linear, 0, size);
            PatchSampler.nearest(image, 0, size, g, nearest, 0, size);
            assertThat(linear).containsExactly(nearest).containsExactlyInAnyOrder(image);
            seen.add(java.util.Arrays.toString(linear));
        }
        assertThat(seen).as("the eight symmetries of a square").hasSize(8);
    }

    @Test
    void zoom_keepsALinearRampLinear() {
        Extent size = Extent.yx(40, 40);
        Extent patch = Extent.yx(16, 16);
        float[] ramp = new float[1600];
        for (int i = 0; i < 1600; i++) {
            ramp[i] = 2 * (i / 40) + 3 * (i % 40);
        }
        Augmentation zoom = Augmentation.none().withZoom(1.5, 1.5).withRotation(30);
        for (int i = 0; i < 50; i++) {
            Geometry g = zoom.place(size, patch, new SplittableRandom(i));
            float[] got = new float[256];
            PatchSampler.linear(ramp, 0, size, g, got, 0, patch);
            for (int y = 0; y < 16; y++) {
                for (int x = 0; x < 16; x++) {
                    double sy = g.y() + g.yy() * (y - 7.5) + g.yx() * (x - 7.5);
                    double sx = g.x() + g.xy() * (y - 7.5) + g.xx() * (x - 7.5);
                    if (sy >= 0 && sy <= 39 && sx >= 0 && sx <= 39) {
                        assertThat((double) got[y * 16 + x]).isCloseTo(2 * sy + 3 * sx, within(1e-3));
                    }
                }
            }
        }
    }

    @Test
    void mirror_repeatsLikeNumpyReflect() {
        int[] expected = {2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1};
        for (int i = 0; i < expected.length; i++) {
            assertThat(PatchSampler.mirror(i - 4, 4)).as("index %d", i - 4).isEqualTo(expected[i]);
        }
        assertThat(PatchSampler.mirror(-5, 1)).isZero();
    }
}
