package io.biapy.dl4j;

import static io.biapy.dl4j.SmallUnet.graph;
import static io.biapy.dl4j.SmallUnet.image;
import static io.biapy.dl4j.SmallUnet.predictor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.engine.Predictor;
import io.biapy.core.error.CancelledException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Norm;
import io.biapy.core.network.Weights;
import io.biapy.core.patch.PatchEnsemble;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.TestTimeAugmentation;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.target.Activation;
import io.biapy.core.target.PlaneRole;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorTest {
    /** What 200 uses that each lose one input would take, in bytes. */
    private static final int LOST = 200 * 4 * 32 * 32 * Float.BYTES;

    private static final List<Activation> TWO = List.of(Activation.SIGMOID, Activation.LINEAR);
    private static final Extent NONE = Extent.zyx(0, 0, 0);

    private static FloatImage predict(Predictor predictor, FloatImage image, PatchPlan plan) {
        return predictor.predict(image, plan, Progress.none(), Cancellation.never());
    }

    private static void assertClose(float[] found, float[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) Math.abs(found[i] - expected[i]))
                    .as("value %d", i)
                    .isLessThan(tolerance);
        }
    }

    private static float[] activated(float[] raw) {
        float[] out = raw.clone();
        for (int i = 0; i < out.length / 2; i++) {
            out[i] = Activation.SIGMOID.apply(out[i]);
        }
        return out;
    }

    @Test
    void one_patch_gives_the_network_s_output_with_its_activations() {
        NetworkGraph graph = graph(2);
        FloatImage image = image(Extent.yx(32, 48)).withCalibration(Calibration.unknown());
        try (Predictor predictor = predictor(graph)) {
            float[] raw = predictor.forward(image.data(), 1, image.extent());
            FloatImage found = predict(
                    predictor, image, new PatchPlan(image.extent(), 0, NONE, 4, TWO, TestTimeAugmentation.NONE));
            assertClose(found.data(), activated(raw), 1e-6);
            assertThat(found.extent()).isEqualTo(image.extent());
            assertThat(found.channels()).isEqualTo(2);
            assertThat(found.calibration()).isEqualTo(image.calibration());
        }
    }

    @Test
    void patches_with_enough_padding_give_what_the_whole_image_gives() {
        NetworkGraph graph = graph(2);
        FloatImage image = image(Extent.yx(64, 96));
        try (Predictor predictor = predictor(graph)) {
            float[] whole = predict(
                            predictor, image, new PatchPlan(image.extent(), 0, NONE, 1, TWO, TestTimeAugmentation.NONE))
                    .data();
            float[] patches = predict(
                            predictor,
                            image,
                            new PatchPlan(Extent.yx(48, 48), 0, Extent.yx(16, 16), 3, TWO, TestTimeAugmentation.NONE))
                    .data();
            for (int i = 0; i < whole.length; i++) {
                int y = i / 96 % 64;
                int x = i % 96;
                boolean inside = y >= 16 && y < 48 && x >= 16 && x < 80; // near the border zeros meet reflections
                if (inside) {
                    assertThat(Math.abs(whole[i] - patches[i]))
                            .as("at %d, %d", y, x)
                            .isLessThan(1e-5f);
                }
            }
        }
    }

    @Test
    void batch_size_changes_no_bit_beyond_rounding() {
        NetworkGraph graph = graph(2);
        FloatImage image = image(Extent.yx(70, 90));
        try (Predictor predictor = predictor(graph)) {
            PatchPlan one = new PatchPlan(Extent.yx(32, 32), 0.25, NONE, 1, TWO, TestTimeAugmentation.NONE);
            PatchPlan five = new PatchPlan(Extent.yx(32, 32), 0.25, NONE, 5, TWO, TestTimeAugmentation.NONE);
            assertClose(
                    predict(predictor, image, five).data(),
                    predict(predictor, image, one).data(),
                    1e-5);
        }
    }

    @Test
    void images_smaller_than_the_patch_or_not_divisible_are_predicted_whole() {
        try (Predictor two = predictor(graph(2));
                Predictor three = predictor(graph(3))) {
            for (Extent size : List.of(Extent.yx(5, 7), Extent.yx(33, 17), Extent.yx(1, 40))) {
                FloatImage found = predict(
                        two, image(size), new PatchPlan(Extent.yx(32, 32), 0, NONE, 2, TWO, TestTimeAugmentation.NONE));
                assertThat(found.extent()).isEqualTo(size);
                assertThat(found.data()).doesNotContain(Float.NaN);
            }
            FloatImage odd = predict(
                    two,
                    image(Extent.yx(37, 41)),
                    new PatchPlan(Extent.yx(31, 29), 0, NONE, 2, TWO, TestTimeAugmentation.NONE));
            assertThat(odd.extent()).isEqualTo(Extent.yx(37, 41));
            Extent flat = Extent.zyx(3, 20, 20);
            assertThat(predict(
                                    three,
                                    image(flat),
                                    new PatchPlan(Extent.zyx(8, 16, 16), 0.3, NONE, 2, TWO, TestTimeAugmentation.NONE))
                            .extent())
                    .isEqualTo(flat);
        }
    }

    @Test
    void flips_average_the_mirrored_predictions() {
        NetworkGraph graph = graph(2);
        Extent e = Extent.yx(16, 24);
        FloatImage image = image(e);
        try (Predictor predictor = predictor(graph)) {
            double[] mean = new double[2 * e.voxels()];
            for (int flip = 0; flip < 4; flip++) {
                float[] mirrored = mirror(image.data(), e, flip);
                float[] out = mirror(activated(predictor.forward(mirrored, 1, e)), e, flip);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += out[i] / 4;
                }
            }
            float[] found = predict(predictor, image, new PatchPlan(e, 0, NONE, 1, TWO, TestTimeAugmentation.FLIPS))
                    .data();
            for (int i = 0; i < found.length; i++) {
                assertThat(Math.abs(found[i] - mean[i])).isLessThan(1e-5);
            }
        }
    }

    @Test
    void mirrored_components_of_a_vector_change_their_sign() {
        Extent e = Extent.yx(16, 24);
        FloatImage image = image(e);
        List<PlaneRole> roles = List.of(PlaneRole.component("G", 1), PlaneRole.component("G", 2));
        try (Predictor predictor = predictor(graph(2))) {
            double[] mean = new double[2 * e.voxels()];
            for (int flip = 0; flip < 4; flip++) {
                float[] out = mirror(activated(predictor.forward(mirror(image.data(), e, flip), 1, e)), e, flip);
                for (int i = 0; i < mean.length; i++) {
                    boolean opposite = (flip & (i < e.voxels() ? 2 : 1)) != 0;
                    mean[i] += (opposite ? -out[i] : out[i]) / 4;
                }
            }
            float[] found = predict(
                            predictor, image, new PatchPlan(e, 0, NONE, 1, TWO, roles, TestTimeAugmentation.FLIPS))
                    .data();
            for (int i = 0; i < found.length; i++) {
                assertThat(Math.abs(found[i] - mean[i])).isLessThan(1e-5);
            }
        }
    }

    @Test
    void turned_patches_that_are_not_square_are_seen_in_a_square_and_the_largest_value_stays() {
        NetworkGraph graph = graph(2);
        Extent e = Extent.yx(16, 24);
        FloatImage image = image(e);
        TestTimeAugmentation how = TestTimeAugmentation.TURNS.by(TestTimeAugmentation.Reduction.MAX);
        PatchEnsemble ensemble = PatchEnsemble.of(how, List.of(PlaneRole.SCALAR, PlaneRole.SCALAR), e, false);
        Extent square = Extent.yx(24, 24);
        assertThat(ensemble.seen()).isEqualTo(square);
        try (Predictor predictor = predictor(graph)) {
            FloatBuffer padded = ensemble.pad(FloatBuffer.wrap(image.data()), 1);
            FloatBuffer result = FloatBuffer.allocate(2 * square.voxels());
            for (int view = 0; view < 8; view++) {
                FloatBuffer held = FloatBuffer.allocate(square.voxels());
                ensemble.hold(view, padded, 1, held);
                ensemble.combine(
                        view, FloatBuffer.wrap(activated(predictor.forward(held.array(), 1, square))), 1, result);
            }
            float[] expected = ensemble.crop(result, 1).array();
            float[] found = predict(predictor, image, new PatchPlan(e, 0, NONE, 2, TWO, how))
                    .data();
            for (int i = 0; i < found.length; i++) {
                assertThat(Math.abs(found[i] - expected[i])).isLessThan(1e-6f);
            }
        }
    }

    private static float[] mirror(float[] planes, Extent e, int flip) {
        float[] out = new float[planes.length];
        for (int i = 0; i < out.length; i++) {
            int x = i % e.x();
            int y = i / e.x() % e.y();
            int from = i
                    - x
                    - y * e.x()
                    + ((flip & 1) == 0 ? x : e.x() - 1 - x)
                    + ((flip & 2) == 0 ? y : e.y() - 1 - y) * e.x();
            out[i] = planes[from];
        }
        return out;
    }

    @Test
    void three_dimensional_flips_run_over_all_axes() {
        NetworkGraph graph = graph(3);
        FloatImage image = image(Extent.zyx(8, 16, 16));
        float[] reversed = new float[image.data().length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = image.data()[reversed.length - 1 - i];
        }
        PatchPlan plan = new PatchPlan(image.extent(), 0, NONE, 1, TWO, TestTimeAugmentation.FLIPS);
        try (Predictor predictor = predictor(graph)) {
            float[] forth = predict(predictor, image, plan).data();
            float[] back = predict(predictor, FloatImage.of("reversed", image.extent(), 1, reversed), plan)
                    .data();
            int n = reversed.length;
            for (int i = 0; i < n; i++) {
                assertThat(Math.abs(forth[i] - back[n - 1 - i])).isLessThan(1e-5f);
            }
        }
    }

    @Test
    void progress_counts_patches_and_cancellation_stops() {
        NetworkGraph graph = graph(2);
        List<Long> done = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        FloatImage image = image(Extent.yx(64, 64));
        PatchPlan plan = new PatchPlan(Extent.yx(32, 32), 0, NONE, 1, TWO, TestTimeAugmentation.NONE);
        try (Predictor predictor = predictor(graph)) {
            predictor.predict(image, plan, (step, n, total, note) -> done.add(n), cancellation);
            assertThat(done).containsExactly(1L, 2L, 3L, 4L);
            cancellation.cancel();
            assertThatThrownBy(() -> predictor.predict(image, plan, Progress.none(), cancellation))
                    .isInstanceOf(CancelledException.class);
            assertThat(predict(predictor, image, plan).data())
                    .as("still usable")
                    .doesNotContain(Float.NaN);
        }
    }

    @Test
    void what_does_not_fit_the_network_is_refused_in_words() {
        NetworkGraph graph = graph(2);
        FloatImage image = image(Extent.yx(32, 32));
        try (Predictor predictor = predictor(graph)) {
            assertThatThrownBy(() -> predict(
                            predictor,
                            FloatImage.of("rgb", Extent.yx(8, 8), 3, new float[192]),
                            new PatchPlan(Extent.yx(8, 8), 0, NONE, 1, TWO, TestTimeAugmentation.NONE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("rgb has 3 channels");
            assertThatThrownBy(() -> predict(
                            predictor,
                            image,
                            new PatchPlan(
                                    Extent.yx(8, 8),
                                    0,
                                    NONE,
                                    1,
                                    List.of(Activation.LINEAR),
                                    TestTimeAugmentation.NONE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("2 planes");
            assertThatThrownBy(() -> predict(
                            predictor,
                            image(Extent.zyx(4, 8, 8)),
                            new PatchPlan(Extent.zyx(4, 8, 8), 0, NONE, 1, TWO, TestTimeAugmentation.NONE)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("2D network");
        }
        Weights wrong = GoldenNetwork.weights(Architectures.unet()
                .featureMaps(4, 6)
                .normalization(Norm.LAYER)
                .head("F", 1)
                .head("D", 1)
                .build());
        assertThatThrownBy(() -> new Dl4jEngine().predictor(graph, wrong, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("should have the shape");
    }

    @Test
    void any_thread_may_use_it_in_turn() throws InterruptedException {
        NetworkGraph graph = graph(2);
        FloatImage image = image(Extent.yx(32, 32));
        PatchPlan plan = new PatchPlan(Extent.yx(32, 32), 0, NONE, 1, TWO, TestTimeAugmentation.NONE);
        try (Predictor predictor = predictor(graph)) {
            float[] here = predict(predictor, image, plan).data();
            float[][] there = new float[1][];
            Thread thread =
                    new Thread(() -> there[0] = predict(predictor, image, plan).data());
            thread.start();
            thread.join();
            assertThat(Arrays.equals(here, there[0])).isTrue();
        }
    }

    @Test
    void many_uses_need_no_more_memory_than_few() {
        NetworkGraph graph = graph(2);
        FloatImage image = image(Extent.yx(40, 40));
        PatchPlan plan = new PatchPlan(Extent.yx(32, 32), 0, NONE, 4, TWO, TestTimeAugmentation.FLIPS);
        try (Predictor predictor = predictor(graph)) {
            NativeMemory.touchHeap();
            long tensors = org.bytedeco.javacpp.Pointer.totalBytes();
            // What is lost is lost in every stretch; what Java's compilers take is taken in some, more often on a busy
            // machine.
            long least = Long.MAX_VALUE;
            for (int stretch = 0; stretch < 15 && least > LOST / 3; stretch++) {
                long before = NativeMemory.used();
                for (int i = 0; i < 200; i++) {
                    predict(predictor, image, plan);
                }
                least = Math.min(least, NativeMemory.used() - before);
            }
            assertThat(org.bytedeco.javacpp.Pointer.totalBytes()).isLessThanOrEqualTo(tensors + (4 << 20));
            assertThat(least).isLessThanOrEqualTo(LOST / 3);
        }
    }
}
