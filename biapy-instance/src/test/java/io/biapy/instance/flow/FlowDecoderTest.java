package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Reach;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowDecoderTest {
    private static final FlowDecoder FLAT = FlowDecoder.forChannels("F,Gv,Gh");
    private static final FlowDecoder DEEP = FlowDecoder.forChannels("F,Gz,Gv,Gh");

    @Test
    void perfect_flows_of_convex_objects_give_the_objects_back_in_2d() {
        for (int seed = 0; seed < 300; seed++) {
            LabelImage labels = ConvexObjects.random(seed, 1 + seed % 4, 0);
            int[] found = FLAT.decode(Predictions.perfect(labels)).codes();
            int[] known = labels.codes().clone();
            int lost = 0;
            for (int i = 0; i < known.length; i++) {
                if (found[i] == 0 && known[i] != 0) {
                    known[i] = 0; // beside the centre of a symmetric object, whose flow is rounding noise of length 1
                    lost++;
                }
            }
            assertThat(ConvexObjects.samePartition(found, known))
                    .as("seed " + seed)
                    .isTrue();
            assertThat(lost).as("seed " + seed).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void perfect_flows_of_convex_objects_give_the_objects_back_in_3d_with_any_voxel_size() {
        for (int seed = 0; seed < 12; seed++) {
            LabelImage labels = ConvexObjects.random(seed, 1 + seed % 2, 1)
                    .withCalibration(Calibration.of(0.25 * (1 + seed % 3), 0.25, 0.25, "um"));
            assertThat(ConvexObjects.samePartition(
                            DEEP.decode(Predictions.perfect(labels)).codes(), labels.codes()))
                    .as("seed " + seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void the_number_of_threads_changes_no_bit(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int seed = 0; seed < 5; seed++) {
                FloatImage flat = noisy(Predictions.perfect(ConvexObjects.random(seed, 5, 0)), seed);
                same(FLAT.withWorkers(workers).trace(flat), FLAT.trace(flat));
            }
            FloatImage deep = noisy(Predictions.perfect(ConvexObjects.random(7, 2, 1)), 7);
            same(DEEP.withWorkers(workers).trace(deep), DEEP.trace(deep));
        }
    }

    private static void same(FlowTrace shared, FlowTrace alone) {
        assertThat(shared.ends()).isEqualTo(alone.ends());
        assertThat(shared.flowErrors()).isEqualTo(alone.flowErrors());
        assertThat(shared.labels().codes()).isEqualTo(alone.labels().codes());
    }

    private static FloatImage noisy(FloatImage prediction, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] data = prediction.data().clone();
        for (int i = prediction.extent().voxels(); i < data.length; i++) {
            data[i] += (float) random.nextGaussian();
        }
        return FloatImage.of(prediction.name(), prediction.extent(), prediction.channels(), data);
    }

    @Test
    void only_ratios_of_voxel_sizes_count() {
        LabelImage labels = ConvexObjects.random(3, 3, 0);
        FloatImage prediction = noisy(Predictions.perfect(labels), 3);
        FlowTrace pixels = FLAT.trace(prediction.withCalibration(Calibration.of(1, 2, 1, "px")));
        FlowTrace microns = FLAT.trace(prediction.withCalibration(Calibration.of(1, 0.5, 0.25, "um")));
        same(microns, pixels);
        assertThat(FLAT.trace(prediction).ends()).isNotEqualTo(pixels.ends());
    }

    @Test
    void as_many_steps_are_taken_as_asked_for() {
        FloatImage prediction = Predictions.perfect(ConvexObjects.random(1, 2, 0));
        assertThat(FLAT.trace(prediction).steps()).isEqualTo(200);
        FlowTrace three = FLAT.steps(3).trace(prediction);
        assertThat(three.steps()).isEqualTo(3);
        assertThat(three.ends()).isNotEqualTo(FLAT.trace(prediction).ends());
        assertThat(FLAT.steps(90)
                        .diameter(10, 30)
                        .onNativeGrid()
                        .trace(prediction)
                        .steps())
                .isEqualTo(30);
        assertThat(FLAT.steps(90).diameter(10, 30).trace(prediction).steps()).isEqualTo(90);
    }

    @Test
    void objects_of_another_diameter_are_found_on_a_resized_image() {
        LabelImage labels = ConvexObjects.random(5, 3, 0);
        FloatImage prediction = Predictions.perfect(labels);
        double measured = FLAT.measureDiameter(prediction).orElseThrow();
        assertThat(measured).isBetween(5.0, 12.0);
        LabelImage found = FLAT.measuredDiameter(30).flowThreshold(0).decode(prediction);
        assertThat(found.extent()).isEqualTo(labels.extent());
        assertThat(found.objects()).isEqualTo(labels.objects());
    }

    @Test
    void nothing_is_found_in_an_empty_prediction() {
        FlowTrace trace = FLAT.measuredDiameter(30).trace(FloatImage.of("empty", Extent.yx(9, 7), 3, new float[189]));
        assertThat(trace.labels().objects()).isZero();
        assertThat(trace.ends()).isEmpty();
        assertThat(trace.diameter()).isEqualTo(30);
    }

    @Test
    void foreground_without_flow_is_no_object() {
        float[] data = new float[3 * 400];
        Arrays.fill(data, 0, 400, 1);
        assertThat(FLAT.decode(FloatImage.of("still", Extent.yx(20, 20), 3, data))
                        .objects())
                .isZero();
    }

    @Test
    void an_object_against_the_flow_is_dropped_by_the_check_only() {
        LabelImage labels = ConvexObjects.random(2, 1, 0);
        FloatImage prediction = Predictions.perfect(labels);
        float[] data = prediction.data().clone();
        for (int i = labels.codes().length; i < data.length; i++) {
            data[i] *= 0.2f; // towards the middle, but far too short
        }
        FloatImage weak = FloatImage.of("weak", labels.extent(), 3, data);
        assertThat(FLAT.decode(weak).objects()).isZero();
        assertThat(FLAT.flowThreshold(0).decode(weak).objects()).isEqualTo(1);
    }

    @Test
    void small_objects_are_dropped_and_the_others_renumbered() {
        LabelImage labels = ConvexObjects.random(11, 4, 0);
        FloatImage prediction = Predictions.perfect(labels);
        LabelImage large = FLAT.removeUpTo(60).decode(prediction);
        assertThat(large.objects()).isBetween(1, labels.objects() - 1);
        assertThat(large.maxId()).isEqualTo(large.objects());
    }

    @Test
    void background_stands_for_the_foreground_it_leaves_out() {
        FloatImage prediction = Predictions.perfect(ConvexObjects.random(4, 2, 0));
        float[] turned = prediction.data().clone();
        for (int i = 0; i < prediction.extent().voxels(); i++) {
            turned[i] = 1 - turned[i];
        }
        FloatImage background = FloatImage.of("background", prediction.extent(), 3, turned);
        assertThat(FlowDecoder.forChannels("B,Gv,Gh").decode(background).codes())
                .isEqualTo(FLAT.decode(prediction).codes());
    }

    @Test
    void values_that_are_not_finite_are_refused() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] data = new float[3 * 16];
            data[20] = bad;
            assertThatThrownBy(() -> FLAT.decode(FloatImage.of("bad", Extent.yx(4, 4), 3, data)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("Gv")
                    .hasMessageContaining("voxel 4");
        }
    }

    @Test
    void wrong_planes_and_options_are_refused() {
        assertThatThrownBy(() -> FLAT.decode(FloatImage.of("two", Extent.yx(4, 4), 2, new float[32])))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.decode(FloatImage.of("deep", Extent.zyx(2, 4, 4), 3, new float[96])))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Gz");
        assertThatThrownBy(() -> FlowDecoder.forChannels("F,Gv")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.steps(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.diameter(0, 30)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.flowThreshold(Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> FLAT.foreground(Double.NaN)).isInstanceOf(InputException.class);
    }

    @Test
    void a_diameter_that_would_fill_the_memory_is_refused() {
        FloatImage prediction = FloatImage.of("large", Extent.yx(2000, 2000), 3, new float[12_000_000]);
        assertThatThrownBy(() -> FLAT.diameter(0.1, 30).decode(prediction))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("own grid");
    }

    @Test
    void decisions_reach_as_far_as_steps_and_chain() {
        assertThat(FLAT.reach()).isEqualTo(Reach.chained(Extent.zyx(0, 208, 208)));
        assertThat(DEEP.steps(50).reach()).isEqualTo(Reach.chained(Extent.zyx(58, 58, 58)));
        assertThat(FLAT.measuredDiameter(30).reach()).isEqualTo(Reach.wholeImage());
        assertThat(FLAT.diameter(15, 30).reach()).isEqualTo(Reach.wholeImage());
        assertThat(FLAT.diameter(15, 30).onNativeGrid().reach()).isEqualTo(Reach.chained(Extent.zyx(0, 108, 108)));
    }
}
