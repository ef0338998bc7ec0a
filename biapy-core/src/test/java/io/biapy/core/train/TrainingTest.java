package io.biapy.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.BiapyException;
import io.biapy.core.error.CancelledException;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.network.checkpoint.Safetensors;
import io.biapy.core.optimizer.Schedule;
import io.biapy.core.run.Cancellation;
import io.biapy.core.target.TargetEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final Extent PATCH = Extent.yx(8, 8);

    /** The target is the label itself. */
    private static final TargetEncoder LABELS = new TargetEncoder() {
        @Override
        public int planes() {
            return 1;
        }

        @Override
        public int reach() {
            return 0;
        }

        @Override
        public void encode(LabelImage labels, float[] into) {
            for (int i = 0; i < labels.codes().length; i++) {
                into[i] = labels.codes()[i];
            }
        }
    };

    /** Pixels whose label is 3 x value + 1, so that weight 3 and bias 1 are perfect. */
    private static TrainingImage image(String name) {
        Random random = new Random(name.hashCode());
        Extent extent = Extent.yx(16, 16);
        float[] values = new float[256];
        int[] labels = new int[256];
        for (int i = 0; i < 256; i++) {
            values[i] = random.nextInt(5);
            labels[i] = (int) (3 * values[i] + 1);
        }
        return new TrainingImage(FloatImage.of(name, extent, 1, values), LabelImage.of(name, extent, labels), null, 1);
    }

    private static final TrainingData DATA =
            new TrainingData(List.of(image("a"), image("b"), image("c")), List.of(image("d")), LABELS);

    private static TrainingOptions.Builder options() {
        return TrainingOptions.builder(PATCH)
                .epochs(6)
                .batchSize(2)
                .threads(1)
                .augmentation(Augmentation.none().withFlips(true))
                .schedule(Schedule.oneCycle(0.5));
    }

    private static Training training(TinyEngine engine, TrainingOptions options) {
        return Training.of(engine, TinyEngine.GRAPH, TinyEngine.weights(0, 0), TinyEngine.SQUARED, DATA, options);
    }

    private static float[] numbers(Weights w) {
        return new float[] {
            w.get("heads.0.weight").data()[0], w.get("heads.0.bias").data()[0]
        };
    }

    @Test
    void loss_fallsAndTheBestEpochIsTheLowest() {
        TrainingOutcome outcome =
                training(new TinyEngine(), options().epochs(30).build()).run();
        List<EpochRecord> epochs = outcome.log().epochs();
        assertThat(epochs).hasSize(30);
        assertThat(epochs.get(29).trainLoss()).isLessThan(epochs.get(0).trainLoss() / 20);
        double best = epochs.get(outcome.bestEpoch() - 1).validationLoss().orElseThrow();
        assertThat(epochs).allMatch(e -> e.validationLoss().orElseThrow() >= best);
    }

    @Test
    void interruptedAndResumed_givesTheSameBits(@TempDir Path folder) {
        for (double averaging : new double[] {0, 0.9}) {
            TrainingOptions options = options().averaging(averaging).build();
            TrainingOutcome whole = training(new TinyEngine(), options).run();
            for (int stopAfter = 1; stopAfter < 6; stopAfter++) {
                Path file = folder.resolve("checkpoint-" + averaging + "-" + stopAfter);
                TinyEngine first = new TinyEngine();
                Cancellation cancellation = new Cancellation();
                int last = stopAfter;
                Scorer stopper = (epoch, weights) -> {
                    if (first.steps >= last * 6) {
                        cancellation.cancel();
                    }
                    return OptionalDouble.empty();
                };
                assertThatThrownBy(() -> training(first, options)
                                .checkpoint(file, true)
                                .cancellation(cancellation)
                                .scorer(stopper)
                                .run())
                        .isInstanceOf(CancelledException.class);
                TinyEngine second = new TinyEngine();
                TrainingOutcome resumed =
                        training(second, options).checkpoint(file, true).run();
                assertThat(resumed.resumedAfter()).isEqualTo(stopAfter);
                assertThat(second.steps).isEqualTo((6 - stopAfter) * 6);
                assertThat(numbers(resumed.last())).containsExactly(numbers(whole.last()));
                assertThat(numbers(resumed.best())).containsExactly(numbers(whole.best()));
                assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
            }
        }
    }

    @Test
    void checkpointOfOtherSettings_isRefusedAndSaysWhat(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint");
        training(new TinyEngine(), options().build()).checkpoint(file, false).run();
        assertThatThrownBy(
                        () -> training(new TinyEngine(), options().batchSize(3).build())
                                .checkpoint(file, true)
                                .run())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("batch 2")
                .hasMessageContaining("batch 3");
    }

    @Test
    void checkpointOfOtherImagesOrTargets_isRefusedAndSaysWhich(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint");
        training(new TinyEngine(), options().build()).checkpoint(file, false).run();
        TrainingImage b = image("b");
        float[] brighter = b.input().data().clone();
        brighter[7] += 1;
        TrainingImage changed = new TrainingImage(
                FloatImage.of("b", b.input().extent(), 1, brighter), b.labels(), b.targets(), b.weight());
        TrainingData images = new TrainingData(List.of(image("a"), changed, image("c")), List.of(image("d")), LABELS);
        TrainingData targets = new TrainingData(DATA.training(), DATA.validation(), new Doubled());
        for (TrainingData data : List.of(images, targets)) {
            assertThatThrownBy(() -> Training.of(
                                    new TinyEngine(),
                                    TinyEngine.GRAPH,
                                    TinyEngine.weights(0, 0),
                                    TinyEngine.SQUARED,
                                    data,
                                    options().build())
                            .checkpoint(file, true)
                            .run())
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("checkpoint")
                    .hasMessageContaining(data == images ? "training image b" : "targets of a");
        }
    }

    /** Other targets from the same labels. */
    private static final class Doubled implements TargetEncoder {
        @Override
        public int planes() {
            return 1;
        }

        @Override
        public int reach() {
            return 0;
        }

        @Override
        public void encode(LabelImage labels, float[] into) {
            LABELS.encode(labels, into);
            for (int i = 0; i < into.length; i++) {
                into[i] *= 2;
            }
        }
    }

    @Test
    void damagedCheckpoint_isRefusedByName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("checkpoint");
        training(new TinyEngine(), options().build()).checkpoint(file, false).run();
        Safetensors whole = Safetensors.read(file);
        List<Tensor> tensors = whole.weights().tensors();
        for (Tensor missing : tensors) {
            if (missing.key().startsWith("optimizer/")) {
                continue; // the engine's to check
            }
            List<Tensor> rest = tensors.stream().filter(t -> t != missing).toList();
            Safetensors.write(file, Weights.of(rest), whole.metadata());
            assertThatThrownBy(() -> training(new TinyEngine(), options().build())
                            .checkpoint(file, true)
                            .run())
                    .as(missing.key())
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining(file.toString());
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> training(new TinyEngine(), options().build())
                        .checkpoint(file, true)
                        .run())
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void batchThatNoBufferHolds_isRefused() {
        assertThatThrownBy(() -> training(
                        new TinyEngine(), options().batchSize(100_000_000).build()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("100000000 patches")
                .hasMessageContaining("smaller batch");
    }

    @Test
    void emptyPatch_isRefused() {
        assertThatThrownBy(() -> options().patch(Extent.yx(0, 8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("0 x 8");
        assertThatThrownBy(() -> options().patch(Extent.yx(100_000, 100_000)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("100000 x 100000");
    }

    @Test
    void patience_endsTheTraining() {
        TrainingOptions options = options()
                .epochs(50)
                .patience(3)
                .schedule(clock ->
                        io.biapy.core.optimizer.StepSize.of(clock.epoch() < 2 ? 0.1 : -0.1)) // uphill after two
                .build();
        assertThat(training(new TinyEngine(), options).run().log().epochs().size())
                .isBetween(5, 10);
    }

    @Test
    void validationLossesOfWhichNoneIsANumber_endWithAdviceInsteadOfTheWeightsItBeganWith() {
        float[] values = new float[256];
        Arrays.fill(values, Float.NaN);
        TrainingImage broken = new TrainingImage(
                FloatImage.of("broken", Extent.yx(16, 16), 1, values),
                image("b").labels(),
                null,
                1);
        TrainingData data = new TrainingData(List.of(image("a")), List.of(broken), LABELS);
        TrainingOptions options = options().epochs(50).patience(3).build();
        assertThatThrownBy(() -> Training.of(
                                new TinyEngine(),
                                TinyEngine.GRAPH,
                                TinyEngine.weights(0, 0),
                                TinyEngine.SQUARED,
                                data,
                                options)
                        .run())
                .isInstanceOf(BiapyException.class)
                .hasMessageContaining("after epoch 3,")
                .hasMessageContaining("kept aside for validation");
    }

    @Test
    void lossThatIsNoNumber_endsWithAdvice() {
        TrainingOptions options = options().schedule(Schedule.constant(1e38)).build();
        assertThatThrownBy(() -> training(new TinyEngine(), options).run())
                .isInstanceOf(BiapyException.class)
                .hasMessageContaining("learning rate");
    }

    @Test
    void patchLargerThanAnImage_namesTheImageBeforeAnyStep() {
        TinyEngine engine = new TinyEngine();
        assertThatThrownBy(
                        () -> training(engine, options().patch(Extent.yx(8, 17)).build()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a (16 x 16)")
                .hasMessageContaining("8 x 17");
        assertThat(engine.steps).isZero();
    }

    @Test
    void averaging_isSmootherThanTheLastStep() {
        TrainingOptions options = options()
                .epochs(40)
                .averaging(0.95)
                .schedule(Schedule.constant(0.3))
                .build();
        TrainingOutcome outcome = training(new TinyEngine(), options).run();
        assertThat(numbers(outcome.last())[0]).isBetween(2.6f, 3.4f);
    }
}
