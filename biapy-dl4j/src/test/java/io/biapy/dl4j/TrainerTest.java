package io.biapy.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.engine.Trainer;
import io.biapy.core.engine.TrainerState;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Norm;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Adam;
import io.biapy.core.optimizer.StepSize;
import io.biapy.core.target.ChannelObjective;
import io.biapy.core.target.LossValue;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final Extent PATCH = Extent.yx(32, 32);
    private static final StepSize SIZE = StepSize.of(3e-3);

    private static NetworkGraph graph(Norm norm) {
        return Architectures.unet()
                .featureMaps(4, 8, 12)
                .normalization(norm)
                .dropout(0.1, 0.1, 0.2)
                .head("F", 1)
                .build();
    }

    private static Trainer trainer(NetworkGraph graph, int threads) {
        return new Dl4jEngine()
                .trainer(
                        graph,
                        GoldenNetwork.weights(graph),
                        ChannelObjective.of(List.of(new BinaryChannel("F"))),
                        Adam.decoupled(0.01),
                        threads,
                        7);
    }

    /** Bright discs on noise; the target is the discs. */
    private static FloatBuffer[] batch(int seed) {
        Random random = new Random(seed);
        float[] image = new float[2 * 1024];
        float[] target = new float[2 * 1024];
        for (int i = 0; i < image.length; i++) {
            int y = i / 32 % 32 - 16;
            int x = i % 32 - 16;
            target[i] = y * y + x * x < 60 + 20 * (i / 1024) ? 1 : 0;
            image[i] = (float) (target[i] + 0.5 * random.nextGaussian());
        }
        return new FloatBuffer[] {FloatBuffer.wrap(image), FloatBuffer.wrap(target)};
    }

    private static List<Double> steps(Trainer trainer, int from, int to) {
        List<Double> losses = new ArrayList<>();
        for (int i = from; i < to; i++) {
            FloatBuffer[] b = batch(i);
            losses.add(trainer.step(b[0], b[1], 2, PATCH, SIZE).total());
        }
        return losses;
    }

    private static void assertSame(Weights found, Weights expected) {
        assertThat(found.tensors().stream().map(Tensor::key))
                .isEqualTo(expected.tensors().stream().map(Tensor::key).toList());
        for (Tensor tensor : expected.tensors()) {
            assertThat(Arrays.equals(found.get(tensor.key()).data(), tensor.data()))
                    .as(tensor.key())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Norm.class)
    void training_lowers_the_loss(Norm norm) {
        try (Trainer trainer = trainer(graph(norm), 1)) {
            List<Double> losses = steps(trainer, 0, 25);
            assertThat(losses.get(24)).isLessThan(0.8 * losses.get(0));
            FloatBuffer[] b = batch(99);
            assertThat(trainer.evaluate(b[0], b[1], 2, PATCH).total()).isLessThan(losses.get(0));
        }
    }

    @Test
    void same_seed_and_data_give_the_same_bits() {
        NetworkGraph graph = graph(Norm.BATCH);
        try (Trainer one = trainer(graph, 2);
                Trainer two = trainer(graph, 2)) {
            assertThat(steps(one, 0, 3)).isEqualTo(steps(two, 0, 3));
            assertSame(one.weights(), two.weights());
        }
    }

    @Test
    void restored_training_goes_on_bit_for_bit() {
        NetworkGraph graph = graph(Norm.BATCH);
        try (Trainer straight = trainer(graph, 2);
                Trainer resumed = trainer(graph, 2)) {
            steps(straight, 0, 2);
            Weights weights = straight.weights();
            TrainerState state = straight.state();
            List<Double> after = steps(straight, 2, 4);
            resumed.restore(weights, state);
            assertThat(steps(resumed, 2, 4)).isEqualTo(after);
            assertSame(resumed.weights(), straight.weights());
            assertThat(resumed.state().steps()).isEqualTo(4);
        }
    }

    @Test
    void evaluation_changes_nothing_and_uses_running_statistics() {
        NetworkGraph graph = graph(Norm.BATCH);
        try (Trainer trainer = trainer(graph, 1)) {
            steps(trainer, 0, 2);
            Weights before = trainer.weights();
            FloatBuffer[] b = batch(5);
            LossValue loss = trainer.evaluate(b[0], b[1], 2, PATCH);
            assertSame(trainer.weights(), before);
            assertThat(trainer.evaluate(b[0], b[1], 2, PATCH).total()).isEqualTo(loss.total());
            float[] alone = new float[1024];
            b[0].get(0, alone);
            double first = trainer.evaluate(FloatBuffer.wrap(alone), b[1].slice(0, 1024), 1, PATCH)
                    .total();
            double second = trainer.evaluate(b[0].slice(1024, 1024), b[1].slice(1024, 1024), 1, PATCH)
                    .total();
            assertThat(first)
                    .as("a sample's output does not depend on the others")
                    .isNotEqualTo(second);
            assertThat(loss.total()).isBetween(0.9 * Math.min(first, second), 1.1 * Math.max(first, second));
        }
    }

    @Test
    void a_batch_that_is_not_finite_changes_nothing() {
        NetworkGraph graph = graph(Norm.BATCH);
        try (Trainer trainer = trainer(graph, 2)) {
            steps(trainer, 0, 2);
            Weights before = trainer.weights();
            FloatBuffer[] bad = batch(3);
            bad[0].put(17, Float.NaN);
            assertThat(trainer.step(bad[0], bad[1], 2, PATCH, SIZE).total()).isNaN();
            assertSame(trainer.weights(), before);
            assertThat(trainer.state().steps()).isEqualTo(2);
            assertThat(steps(trainer, 3, 4).get(0)).isFinite();
        }
    }

    @Test
    void moments_are_named_by_parameter() {
        NetworkGraph graph = graph(Norm.INSTANCE);
        try (Trainer trainer = trainer(graph, 1)) {
            steps(trainer, 0, 1);
            assertThat(trainer.state().moments())
                    .extracting(Tensor::key)
                    .contains("mean/heads.0.weight", "square/up_paths.0.0.up.0.weight")
                    .hasSize(2 * graph.parameters().size());
        }
    }

    @Test
    void wrong_sizes_are_refused_in_words() {
        NetworkGraph graph = graph(Norm.INSTANCE);
        try (Trainer trainer = trainer(graph, 1)) {
            FloatBuffer[] b = batch(0);
            assertThatThrownBy(() -> trainer.step(b[0], b[1], 3, PATCH, SIZE))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("3072 values, got 2048");
            assertThatThrownBy(() -> trainer.evaluate(
                            FloatBuffer.allocate(900), FloatBuffer.allocate(900), 1, Extent.yx(30, 30)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("divisible by 4 x 4");
        }
        assertThatThrownBy(() -> new Dl4jEngine()
                        .trainer(
                                graph,
                                Weights.of(List.of()),
                                ChannelObjective.of(List.of(new BinaryChannel("F"))),
                                Adam.decoupled(0),
                                1,
                                0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("down_path.0");
    }

    @Test
    void a_closed_trainer_says_so_and_may_be_closed_again() {
        Trainer trainer = trainer(graph(Norm.INSTANCE), 1);
        trainer.close();
        trainer.close();
        assertThatThrownBy(trainer::weights)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
