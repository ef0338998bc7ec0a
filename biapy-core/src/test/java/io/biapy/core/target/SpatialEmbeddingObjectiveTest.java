package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpatialEmbeddingObjectiveTest {
    private static final int GRID = 16;

    @Test
    void the_gradient_is_that_of_the_value() {
        SplittableRandom random = new SplittableRandom(3);
        int misses = 0; // the hinge has kinks where errors change places
        for (int round = 0; round < 60; round++) {
            int axes = 2 + round % 2;
            Extent extent = axes == 2 ? Extent.yx(5, 6) : Extent.zyx(3, 4, 4);
            SpatialEmbeddingObjective objective = SpatialEmbeddingObjective.of(axes, GRID)
                    .withWeights(0, 1, 0, 0) // the part whose gradient treats nothing as fixed
                    .withVoxelSize(Calibration.of(2, 1, 1.5, "um"))
                    .withCenter(EmbeddingCenter.values()[round / 2 % 2]);
            BatchShape shape = new BatchShape(1, objective.channels(), extent);
            float[] output = output(random, shape);
            float[] target = target(random, extent.voxels());
            float[] gradient = new float[output.length];
            objective.evaluate(wrap(output), wrap(target), shape, wrap(gradient));
            for (int probe = 0; probe < 8; probe++) {
                int i = random.nextInt(output.length);
                float kept = output[i];
                float step = 1e-3f;
                output[i] = kept + step;
                double above =
                        objective.evaluate(wrap(output), wrap(target), shape).total();
                output[i] = kept - step;
                double below =
                        objective.evaluate(wrap(output), wrap(target), shape).total();
                output[i] = kept;
                misses += Math.abs(gradient[i] - (above - below) / (2 * step)) > 2e-3 ? 1 : 0;
            }
        }
        assertThat(misses).isLessThan(24); // of 480
    }

    @Test
    void a_perfect_embedding_costs_less_than_a_shifted_one() {
        Extent extent = Extent.yx(8, 8);
        SpatialEmbeddingObjective objective = SpatialEmbeddingObjective.of(2, GRID);
        BatchShape shape = new BatchShape(1, 5, extent);
        float[] target = new float[64];
        float[] output = new float[5 * 64];
        for (int i = 0; i < 64; i++) {
            int x = i % 8;
            int y = i / 8;
            boolean inside = x < 3 && y < 3;
            target[i] = inside ? 7 : 0;
            output[i] = inside ? (1f - x) / (GRID - 1) : 0.5f;
            output[64 + i] = inside ? (1f - y) / (GRID - 1) : 0.5f;
            output[128 + i] = 0.5f;
            output[192 + i] = 0.5f;
            output[256 + i] = inside ? 9 : -9;
        }
        double perfect = objective.evaluate(wrap(output), wrap(target), shape).total();
        assertThat(perfect).isLessThan(0.1);
        for (int i = 0; i < 64; i++) {
            output[i] += 0.3f;
        }
        assertThat(objective.evaluate(wrap(output), wrap(target), shape).total())
                .isGreaterThan(perfect + 0.5);
    }

    @Test
    void every_number_of_threads_gives_the_same_bits() {
        SplittableRandom random = new SplittableRandom(5);
        Extent extent = Extent.yx(20, 21);
        BatchShape shape = new BatchShape(5, 5, extent);
        SpatialEmbeddingObjective objective = SpatialEmbeddingObjective.of(2, GRID);
        float[] output = output(random, shape);
        float[] target = target(random, 5 * extent.voxels());
        float[] alone = new float[output.length];
        LossValue value = objective.evaluate(wrap(output), wrap(target), shape, wrap(alone));
        assertThat(value.byChannel()).hasSize(3);
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = Workers.of(threads)) {
                float[] gradient = new float[output.length];
                LossValue other =
                        objective.withWorkers(workers).evaluate(wrap(output), wrap(target), shape, wrap(gradient));
                assertThat(other.total()).isEqualTo(value.total());
                assertThat(gradient).isEqualTo(alone);
            }
        }
    }

    @Test
    void an_image_without_objects_costs_the_seediness_of_its_background_only() {
        BatchShape shape = new BatchShape(1, 5, Extent.yx(2, 2));
        float[] output = new float[20];
        LossValue value = SpatialEmbeddingObjective.of(2, GRID).evaluate(wrap(output), wrap(new float[4]), shape);
        assertThat(value.byChannel()).containsExactly(0, 0, 0.25);
    }

    @Test
    void wrong_planes_ids_and_settings_are_refused() {
        SpatialEmbeddingObjective objective = SpatialEmbeddingObjective.of(2, GRID);
        Extent extent = Extent.yx(2, 2);
        assertThatThrownBy(
                        () -> objective.evaluate(wrap(new float[12]), wrap(new float[4]), new BatchShape(1, 3, extent)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("5 planes");
        assertThatThrownBy(() -> objective.evaluate(
                        wrap(new float[20]), wrap(new float[] {0, 0.5f, 0, 0}), new BatchShape(1, 5, extent)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> SpatialEmbeddingObjective.of(4, GRID)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> objective.withWeights(1, -1, 1, 1)).isInstanceOf(InputException.class);
        assertThat(objective)
                .hasToString("EmbedSeg's loss in 2D, grid 16, centre centroid, weights 10.0, 1.0, 10.0, 1.0");
    }

    private static float[] output(SplittableRandom random, BatchShape shape) {
        int n = shape.extent().voxels();
        int axes = shape.channels() / 2;
        float[] output = new float[shape.values()];
        for (int i = 0; i < output.length; i++) {
            int plane = i / n % shape.channels();
            double value = random.nextDouble(-1, 1);
            output[i] = (float) (plane < axes ? 0.1 * value : plane < 2 * axes ? 0.3 + 0.05 * value : 2 * value);
        }
        return output;
    }

    private static float[] target(SplittableRandom random, int voxels) {
        float[] target = new float[voxels];
        for (int i = 0; i < voxels; i++) {
            target[i] = random.nextInt(4) * 100_000;
        }
        return target;
    }

    private static FloatBuffer wrap(float[] values) {
        return FloatBuffer.wrap(values);
    }
}
