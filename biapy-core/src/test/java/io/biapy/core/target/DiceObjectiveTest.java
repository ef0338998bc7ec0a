package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiceObjectiveTest {
    @Test
    void equals_its_definition_and_its_slope_is_that_of_small_steps() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int classes = random.nextInt(1, 5);
            int samples = random.nextInt(1, 4);
            Extent extent = Extent.zyx(random.nextInt(1, 3), random.nextInt(1, 5), random.nextInt(1, 5));
            BatchShape shape = new BatchShape(samples, classes, extent);
            float[] output = new float[shape.values()];
            float[] target = new float[samples * extent.voxels()];
            for (int i = 0; i < output.length; i++) {
                output[i] = (float) (4 * random.nextDouble() - 2);
            }
            for (int i = 0; i < target.length; i++) {
                target[i] = random.nextInt(Math.max(2, classes));
            }
            DiceObjective dice = DiceObjective.of(classes).byImage(random.nextBoolean());
            float[] gradient = new float[output.length];
            double value = evaluate(dice, output, target, shape, gradient);
            assertThat(value)
                    .as("seed %d, %s", seed, dice)
                    .isCloseTo(defined(dice, output, target, shape), within(1e-6))
                    .isEqualTo(dice.evaluate(FloatBuffer.wrap(output), FloatBuffer.wrap(target), shape)
                            .total());
            for (int k = 0; k < 5; k++) {
                int at = random.nextInt(output.length);
                float before = output[at];
                output[at] = before + 0.01f;
                double above = defined(dice, output, target, shape);
                output[at] = before - 0.01f;
                double below = defined(dice, output, target, shape);
                output[at] = before;
                assertThat((above - below) / 0.02).as("seed %d", seed).isCloseTo(gradient[at], within(2e-4));
            }
        }
    }

    private static double evaluate(
            DiceObjective dice, float[] output, float[] target, BatchShape shape, float[] gradient) {
        return dice.evaluate(FloatBuffer.wrap(output), FloatBuffer.wrap(target), shape, FloatBuffer.wrap(gradient))
                .total();
    }

    private static double defined(DiceObjective dice, float[] output, float[] target, BatchShape shape) {
        int n = shape.extent().voxels();
        int classes = shape.channels();
        boolean byImage = dice.toString().endsWith("by image");
        double sum = 0;
        int terms = 0;
        for (int group = 0; group < (byImage ? shape.samples() : 1); group++) {
            for (int k = 0; k < classes; k++) {
                double both = 0;
                double all = 0;
                for (int s = byImage ? group : 0; s < (byImage ? group + 1 : shape.samples()); s++) {
                    for (int i = 0; i < n; i++) {
                        double total = 0;
                        for (int j = 0; j < classes; j++) {
                            total += Math.exp(output[(s * classes + j) * n + i]);
                        }
                        double e = Math.exp(output[(s * classes + k) * n + i]);
                        double p = classes == 1 ? e / (1 + e) : e / total;
                        double t = classes == 1 ? target[s * n + i] : target[s * n + i] == k ? 1 : 0;
                        both += p * t;
                        all += p + t;
                    }
                }
                sum += (2 * both + 1e-5) / (all + 1e-5);
                terms++;
            }
        }
        return 1 - sum / terms;
    }

    @Test
    void planes_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> DiceObjective.of(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> DiceObjective.of(2)
                        .evaluate(
                                FloatBuffer.allocate(4),
                                FloatBuffer.allocate(4),
                                new BatchShape(1, 1, Extent.yx(2, 2))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 planes");
    }
}
