package io.biapy.instance.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmbedSegDecoderTest {
    private static final int GRID = 16;

    @Test
    void equals_the_sequential_definition_on_random_embeddings_with_ties() {
        RandomVolumes.check(3000, 9, v -> {
            FloatImage prediction = random(v);
            SplittableRandom r = v.random();
            double seeds = r.nextInt(11) / 10.0;
            long[] limits = r.nextInt(3) == 0 ? new long[] {r.nextInt(10), r.nextInt(10), r.nextInt(6)} : new long[3];
            EmbedSegDecoder decoder =
                    EmbedSegDecoder.ofGrid(GRID).foreground(0.3).seeds(seeds).limits(limits[0], limits[1], limits[2]);
            assertThat(decoder.decode(prediction).codes()).isEqualTo(literal(prediction, 0.3f, seeds, limits));
        });
    }

    @Test
    void every_number_of_threads_gives_the_same_labels() {
        FloatImage prediction = discs(700, 12);
        EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(1024);
        int[] alone = decoder.decode(prediction).codes();
        assertThat(Arrays.stream(alone).max().orElseThrow()).isEqualTo(58 * 58);
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = Workers.of(threads)) {
                assertThat(decoder.withWorkers(workers).decode(prediction).codes())
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void more_objects_than_a_16_bit_number_holds_are_all_found() {
        FloatImage prediction = discs(1000, 5);
        int[] labels = EmbedSegDecoder.ofGrid(1024).decode(prediction).codes();
        assertThat(Arrays.stream(labels).max().orElseThrow()).isEqualTo(200 * 200);
        assertThat(labels[7 * 1000 + 6]).isEqualTo(labels[7 * 1000 + 7]).isNotEqualTo(labels[2 * 1000 + 7]);
    }

    @Test
    void the_voxel_size_stretches_coordinates() {
        // Three slices point at the middle of the second one when a slice is 4 voxels thick.
        Extent extent = Extent.zyx(3, 1, 1);
        float step = 1f / (GRID - 1);
        float[] data = new float[21];
        data[6] = 4 * step;
        data[8] = -4 * step;
        Arrays.fill(data, 9, 18, sigma(1));
        System.arraycopy(new float[] {1, 0.95f, 0.9f}, 0, data, 18, 3);
        FloatImage prediction = FloatImage.of("three", extent, 7, data);
        EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(GRID);
        Calibration thick = Calibration.of(4, 1, 1, "um");
        assertThat(decoder.decode(prediction.withCalibration(thick)).codes()).containsExactly(1, 1, 1);
        assertThat(decoder.voxelSize(thick).decode(prediction).codes()).containsExactly(1, 1, 1);
        assertThat(decoder.decode(prediction).objects()).isZero();
    }

    @Test
    void later_objects_overwrite_and_a_proposal_that_is_mostly_old_is_no_object() {
        float[] places = {0, 0, 0, 1, 2, 2, 2, 2};
        float[] seediness = {1, 0.8f, 0.8f, 0.7f, 0.95f, 0.9f, 0.9f, 0.9f};
        int n = places.length;
        float[] data = new float[5 * n];
        for (int x = 0; x < n; x++) {
            data[x] = (places[x] - x) / (GRID - 1);
            data[2 * n + x] = sigma(1.2);
            data[3 * n + x] = sigma(1.2);
            data[4 * n + x] = seediness[x];
        }
        FloatImage prediction = FloatImage.of("line", Extent.yx(1, n), 5, data);
        EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(GRID);
        assertThat(decoder.decode(prediction).codes()).containsExactly(1, 1, 1, 2, 2, 2, 2, 2);
        data[5 * n - 1] = 0; // now the second proposal is half old, its seed counted as old
        assertThat(decoder.decode(prediction).codes()).containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void a_wrong_number_of_planes_and_values_that_are_no_numbers_are_refused() {
        EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(GRID);
        assertThatThrownBy(() -> decoder.decode(FloatImage.of("a", Extent.yx(2, 2), 3, new float[12])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("got 3 planes");
        assertThatThrownBy(() -> decoder.decode(FloatImage.of("a", Extent.zyx(2, 2, 2), 5, new float[40])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one slice");
        for (int plane = 0; plane < 5; plane++) {
            float[] data = new float[20];
            Arrays.fill(data, 16, 20, 1);
            data[plane * 4 + 2] = plane % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
            if (plane == 4) {
                data[18] = Float.NaN;
            }
            assertThatThrownBy(() -> decoder.decode(FloatImage.of("a", Extent.yx(2, 2), 5, data)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("finite");
        }
        assertThatThrownBy(() -> EmbedSegDecoder.ofGrid(1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> decoder.seeds(1.5)).isInstanceOf(InputException.class);
    }

    @Test
    void the_grid_for_images_is_their_longest_side_rounded_up_to_a_multiple_of_eight() {
        assertThat(EmbedSegDecoder.gridSizeFor(Extent.zyx(70, 33, 64))).isEqualTo(72);
        assertThat(EmbedSegDecoder.gridSizeFor(Extent.yx(64, 64))).isEqualTo(64);
        assertThat(EmbedSegDecoder.ofGrid(64).reach()).isEqualTo(Reach.wholeImage());
        assertThat(EmbedSegDecoder.ofGrid(64))
                .hasToString("EmbedSeg clustering: grid 64, foreground > 0.5, seeds >= 0.9");
    }

    /** Margin of some voxels. */
    private static float sigma(double voxels) {
        return (float) (Math.log(Math.log(2) * Math.pow((GRID - 1) / voxels, 2)) / 10);
    }

    /** Embeddings near a few places, on a lattice or free, sometimes far outside; margins from nothing to everything; few levels of seediness. */
    private static FloatImage random(RandomVolumes v) {
        SplittableRandom r = v.random();
        int n = v.extent.voxels();
        int axes = v.extent.z() > 1 || r.nextInt(4) == 0 ? 3 : 2;
        boolean lattice = r.nextBoolean();
        double scatter = new double[] {0, 0.5, 2, 30}[r.nextInt(4)];
        float[] data = new float[(2 * axes + 1) * n];
        int block = r.nextInt(1, 5);
        for (int i = 0; i < n; i++) {
            int[] at = {v.x(i), v.y(i), v.z(i)};
            for (int axis = 0; axis < axes; axis++) {
                double wanted = at[axis] / block * block + r.nextDouble(-1, 1) * scatter;
                data[axis * n + i] = (float) ((lattice ? Math.rint(wanted) : wanted) - at[axis]) / (GRID - 1);
                data[(axes + axis) * n + i] = r.nextInt(40) == 0
                        ? new float[] {-20, 20}[r.nextInt(2)]
                        : sigma(lattice ? r.nextInt(1, 4) : r.nextDouble(0.1, 4));
            }
            data[2 * axes * n + i] = r.nextInt(9) / 8f;
        }
        return FloatImage.of("random", v.extent, 2 * axes + 1, data);
    }

    /** The definition, a pass over the whole image for each object. */
    private static int[] literal(FloatImage prediction, float foreground, double seeds, long[] limits) {
        float[] data = prediction.data();
        Extent extent = prediction.extent();
        int n = extent.voxels();
        int axes = prediction.channels() / 2;
        float step = (float) (1.0 / (GRID - 1));
        boolean[] free = new boolean[n];
        boolean[] inside = new boolean[n];
        int left = 0;
        for (int i = 0; i < n; i++) {
            inside[i] = data[2 * axes * n + i] > foreground;
            free[i] = inside[i];
            left += inside[i] ? 1 : 0;
        }
        int[] labels = new int[n];
        int id = 0;
        while (left > limits[0] || id > 0) {
            int freeNow = 0;
            int seed = 0;
            for (int i = 0; i < n; i++) {
                freeNow += free[i] ? 1 : 0;
                float best = free[seed] ? data[2 * axes * n + seed] : 0;
                seed = (free[i] ? data[2 * axes * n + i] : 0) > best ? i : seed;
            }
            if (freeNow <= limits[1] || !free[seed] || data[2 * axes * n + seed] < seeds) {
                return labels;
            }
            free[seed] = false;
            boolean[] proposal = new boolean[n];
            int size = 0;
            int fresh = 0;
            for (int i = 0; i < n; i++) {
                float sum = 0;
                for (int axis = 0; axis < axes; axis++) {
                    float d = embedding(data, extent, axis, i, step) - embedding(data, extent, axis, seed, step);
                    sum += d * d * (float) Math.exp(10 * data[(axes + axis) * n + seed]);
                }
                proposal[i] = inside[i] && Math.exp(-sum) > 0.5;
                size += proposal[i] ? 1 : 0;
                fresh += proposal[i] && free[i] ? 1 : 0;
            }
            boolean accepted = size > limits[2] && fresh > 0.5 * size;
            id += accepted ? 1 : 0;
            for (int i = 0; i < n; i++) {
                free[i] &= !proposal[i];
                labels[i] = proposal[i] && accepted ? id : labels[i];
            }
        }
        return labels;
    }

    private static float embedding(float[] data, Extent extent, int axis, int i, float step) {
        int[] at = {i % extent.x(), i / extent.x() % extent.y(), i / extent.x() / extent.y()};
        return data[axis * extent.voxels() + i] + at[axis] * step;
    }

    /** Squares of {@code pitch} voxels, each a disc that points at its middle. */
    private static FloatImage discs(int side, int pitch) {
        int n = side * side;
        float[] data = new float[5 * n];
        double radius = (pitch - 1) / 2.0;
        for (int i = 0; i < n; i++) {
            double dy = i / side % pitch - radius;
            double dx = i % side % pitch - radius;
            boolean whole = i / side / pitch < side / pitch && i % side / pitch < side / pitch;
            double distance = Math.sqrt(dy * dy + dx * dx);
            if (whole && distance <= radius) {
                data[i] = (float) (-dx / 1023);
                data[n + i] = (float) (-dy / 1023);
                data[2 * n + i] = (float) (Math.log(Math.log(2) * 1023 * 1023) / 10);
                data[3 * n + i] = data[2 * n + i];
                data[4 * n + i] = (float) (1 - 0.1 * distance / pitch);
            }
        }
        return FloatImage.of("discs", Extent.yx(side, side), 5, data);
    }
}
