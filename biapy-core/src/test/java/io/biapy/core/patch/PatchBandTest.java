package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.normalize.Normalization;
import io.biapy.core.target.Activation;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatchBandTest {
    /** Planes as they come, in one array. */
    private static final class Collected implements PlaneOutput {
        final float[] values;
        final int planes;
        int next;

        Collected(int channels, Extent image, int done) {
            values = new float[channels * image.voxels()];
            planes = image.z() > 1 ? image.z() : image.y();
            next = done;
        }

        @Override
        public int done() {
            return next;
        }

        @Override
        public void take(int start, int count, float[][] channels) {
            assertThat(start).isEqualTo(next);
            int plane = values.length / channels.length / planes;
            for (int c = 0; c < channels.length; c++) {
                assertThat(channels[c]).hasSize(count * plane);
                System.arraycopy(channels[c], 0, values, (c * planes + start) * plane, count * plane);
            }
            next = start + count;
        }
    }

    private static PatchGrid grid(SplittableRandom random, Extent image) {
        while (true) {
            Extent patch = Extent.zyx(
                    image.z() == 1 ? 1 : 1 + random.nextInt(7), 2 + random.nextInt(9), 2 + random.nextInt(9));
            Extent padding = Extent.zyx(
                    random.nextInt(1 + patch.z() / 3),
                    random.nextInt(1 + patch.y() / 3),
                    random.nextInt(1 + patch.x() / 3));
            try {
                return PatchGrid.covering(
                        image,
                        new PatchPlan(
                                patch,
                                random.nextInt(9) / 10.0,
                                padding,
                                1,
                                Collections.nCopies(2, Activation.LINEAR),
                                TestTimeAugmentation.NONE));
            } catch (InputException e) {
                continue; // padding too large for the patch
            }
        }
    }

    private static Extent extent(SplittableRandom random) {
        return Extent.zyx(
                random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(20), 1 + random.nextInt(25), 1 + random.nextInt(20));
    }

    @Test
    void blends_to_the_bits_of_the_whole_image_wherever_it_goes_on() {
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent image = extent(random);
            PatchGrid grid = grid(random, image);
            int values = 2 * grid.patch().voxels();
            PatchMerger merger = PatchMerger.of(grid, 2);
            FloatBuffer[] patches = new FloatBuffer[grid.patches()];
            for (int k = 0; k < patches.length; k++) {
                patches[k] = FloatBuffer.allocate(values);
                for (int i = 0; i < values; i++) {
                    patches[k].put(i, (float) random.nextDouble());
                }
                merger.add(k, patches[k], 0);
            }
            int planes = image.z() > 1 ? image.z() : image.y();
            for (int done : new int[] {0, random.nextInt(planes + 1)}) {
                Collected found = new Collected(2, image, done);
                PatchBand band = new PatchBand(grid, 2, found);
                int first = Math.max(0, band.firstPatch() - random.nextInt(3)); // batches may begin earlier
                for (int k = first; k < patches.length; k++) {
                    band.add(k, patches[k], 0);
                }
                band.finish();
                float[] expected = merger.values().clone();
                int plane = image.voxels() / planes;
                for (int c = 0; c < 2; c++) {
                    java.util.Arrays.fill(expected, c * image.voxels(), c * image.voxels() + done * plane, 0);
                }
                assertThat(found.values)
                        .as("seed %d, %s, from %d on", seed, grid, done)
                        .isEqualTo(expected);
                assertThat(found.next).isEqualTo(planes);
            }
        }
    }

    @Test
    void patches_read_one_by_one_are_those_of_the_normalised_image() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent extent = extent(random);
            float[] values = new float[2 * extent.voxels()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(256);
            }
            FloatImage image = FloatImage.of("image", extent, 2, values);
            PatchGrid grid = grid(random, extent);
            Normalization normalization = Normalization.zeroMeanUnitVariance();
            PatchCropper cropper = PatchCropper.of(normalization.apply(image), grid);
            PatchReader reader = new PatchReader(image, normalization.measure(image), grid);
            int n = cropper.patchValues();
            for (int k = 0; k < grid.patches(); k++) {
                FloatBuffer expected = FloatBuffer.allocate(n + 3);
                FloatBuffer found = FloatBuffer.allocate(n + 3);
                cropper.crop(k, expected, 3);
                reader.crop(k, found, 3);
                assertThat(found.array())
                        .as("seed %d, patch %d of %s", seed, k, grid)
                        .isEqualTo(expected.array());
            }
        }
    }

    @Test
    void planes_that_do_not_fit_into_one_array_are_refused() {
        PatchGrid grid = PatchGrid.of(
                Extent.zyx(100, 30_000, 30_000), Extent.zyx(64, 64, 64), Overlap.NONE, Extent.zyx(0, 0, 0));
        assertThatThrownBy(() -> new PatchBand(grid, 2, new Collected(1, Extent.zyx(2, 2, 2), 0)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("smaller patches along z");
    }
}
