package io.biapy.instance.watershed;

import static io.biapy.instance.channel.ChannelCode.CONTOUR;
import static io.biapy.instance.channel.ChannelCode.FOREGROUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.Reach;
import io.biapy.instance.label.RandomVolumes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatershedDecoderTest {
    private static final float[] TWO_OBJECTS = {
        0, 0.9f, 0.8f, 0.6f, 0.8f, 0.9f, 0, // F
        0.1f, 0.1f, 0.2f, 0.9f, 0.2f, 0.1f, 0.1f // C
    };

    private static FloatImage prediction() {
        return FloatImage.of("pair", Extent.yx(1, 7), 2, TWO_OBJECTS)
                .withCalibration(Calibration.of(1, 0.5, 0.5, "um"));
    }

    @Test
    void seeds_split_by_the_contour_grow_until_they_meet() {
        LabelImage labels = WatershedDecoder.forChannels("F,C").decode(prediction());
        assertThat(labels.codes()).containsExactly(0, 1, 1, 1, 2, 2, 0);
        assertThat(labels.name()).isEqualTo("pair");
        assertThat(labels.calibration().unit()).isEqualTo("um");
    }

    @Test
    void every_option_gives_a_new_decoder_and_leaves_the_old_one() {
        WatershedDecoder automatic = WatershedDecoder.forChannels("F,C");
        WatershedDecoder strict = automatic
                .seeds(ThresholdRule.above(FOREGROUND, 0.85), ThresholdRule.below(CONTOUR, 0.5))
                .growth(ThresholdRule.above(FOREGROUND, 0.7))
                .surface(CONTOUR)
                .removeSeedsUpTo(3);
        assertThat(strict.trace(prediction()).seedsBeforeRemoval().objects()).isEqualTo(2);
        assertThat(strict.decode(prediction()).objects()).isZero();
        assertThat(strict.removeSeedsUpTo(0).decode(prediction()).codes()).containsExactly(0, 1, 1, 0, 2, 2, 0);
        assertThat(automatic.decode(prediction()).objects()).isEqualTo(2);
    }

    @Test
    void a_trace_shows_thresholds_and_every_step() {
        WatershedTrace trace = WatershedDecoder.forChannels("F,C").trace(prediction());
        assertThat(trace.seedThresholds()).hasSize(2);
        assertThat(trace.growthThresholds()).hasSize(1);
        assertThat(trace.seeds().codes()).containsExactly(0, 1, 1, 0, 2, 2, 0);
        assertThat(trace.growthMask()).containsExactly(false, true, true, true, true, true, false);
        assertThat(trace)
                .hasToString("Watershed of pair: 2 seeds above " + trace.seedThresholds() + " of 2 found, grown above "
                        + trace.growthThresholds() + " to 2 objects");
    }

    @Test
    void slices_are_flooded_apart_but_their_seeds_are_one() {
        float[] both = {0.9f, 0.9f, 0.4f, 0.9f, 0.4f, 0.4f};
        FloatImage stack = FloatImage.of("stack", Extent.zyx(2, 1, 3), 1, both);
        WatershedDecoder decoder = WatershedDecoder.forChannels("F")
                .seeds(ThresholdRule.above(FOREGROUND, 0.8))
                .growth(ThresholdRule.above(FOREGROUND, 0.3));
        assertThat(decoder.sliceBySlice().decode(stack).codes()).containsExactly(1, 1, 1, 1, 1, 1);
        float[] apart = {0.9f, 0.9f, 0.4f, 0.4f, 0.4f, 0.4f};
        assertThat(decoder.sliceBySlice()
                        .decode(FloatImage.of("s", Extent.zyx(2, 1, 3), 1, apart))
                        .codes())
                .containsExactly(1, 1, 1, 0, 0, 0);
    }

    @Test
    void it_says_what_it_does() {
        assertThat(WatershedDecoder.forChannels("F,C"))
                .hasToString("Watershed of F, C: seeds F > Otsu and C < Otsu; grown where F > half Otsu; over -F; "
                        + "flooding by flood times");
        assertThat(WatershedDecoder.forChannels("F,C").compatibleWithBiapy().toString())
                .endsWith("flooding in scikit-image's order");
        assertThat(WatershedDecoder.forChannels("C")
                        .seedSteps(SeedStep.erode(1))
                        .closeGrowthMask(2, 1)
                        .removeSeedsUpTo(5)
                        .smoothSurface(false))
                .hasToString("Watershed of C: seeds 1 - C > Otsu, eroded by 1, of more than 5 voxels; "
                        + "grown where 1 - C > half Otsu (closed by 2, 1); over C as it is; flooding by flood times");
    }

    @Test
    void reach_is_a_neighbour_widened_by_smoothing_and_disks_where_thresholds_are_fixed() {
        WatershedDecoder fixed = WatershedDecoder.forChannels("F,C")
                .seeds(ThresholdRule.above(FOREGROUND, 0.5), ThresholdRule.below(CONTOUR, 0.5))
                .growth(ThresholdRule.above(FOREGROUND, 0.5));
        assertThat(fixed.reach()).isEqualTo(Reach.chained(Extent.zyx(2, 2, 2)));
        assertThat(fixed.smoothSurface(false).reach()).isEqualTo(Reach.chained(Extent.zyx(1, 1, 1)));
        assertThat(fixed.seedSteps(SeedStep.erode(2), SeedStep.dilate(3)).reach())
                .isEqualTo(Reach.chained(Extent.zyx(2, 6, 6)));
        assertThat(fixed.closeGrowthMask(4, 3).reach()).isEqualTo(Reach.chained(Extent.zyx(2, 8, 8)));
        assertThat(fixed.compatibleWithBiapy().reach()).isEqualTo(Reach.wholeImage());
        assertThat(WatershedDecoder.forChannels("F,C").reach()).isEqualTo(Reach.wholeImage());
        assertThat(WatershedDecoder.forChannels("F,V,H")
                        .seeds(ThresholdRule.above(FOREGROUND, 0.5))
                        .growth(ThresholdRule.above(FOREGROUND, 0.5))
                        .surface(Surface.ofSteepness())
                        .reach())
                .isEqualTo(Reach.wholeImage());
    }

    @Test
    void labels_do_not_depend_on_the_number_of_threads() {
        RandomVolumes.check(60, 24, v -> {
            float[] planes = new float[2 * v.extent.voxels()];
            System.arraycopy(v.values(0), 0, planes, 0, planes.length / 2);
            System.arraycopy(v.values(7), 0, planes, planes.length / 2, planes.length / 2);
            FloatImage prediction = FloatImage.of("random", v.extent, 2, planes);
            WatershedDecoder decoder =
                    WatershedDecoder.forChannels("F,C").closeGrowthMask(1, 0).removeSeedsUpTo(1);
            WatershedDecoder inSlices = decoder.sliceBySlice();
            int[] expected = decoder.decode(prediction).codes();
            int[] expectedInSlices = inSlices.decode(prediction).codes();
            for (int threads : new int[] {2, 3, 8}) {
                try (Workers workers = Workers.of(threads)) {
                    assertThat(decoder.withWorkers(workers).decode(prediction).codes())
                            .isEqualTo(expected);
                    assertThat(inSlices.withWorkers(workers).decode(prediction).codes())
                            .isEqualTo(expectedInSlices);
                }
            }
        });
    }

    @Test
    void channels_with_options_are_decoded_as_they_were_trained() {
        FloatImage bins = FloatImage.of("bins", Extent.yx(1, 2), 11, new float[22]);
        assertThat(WatershedDecoder.forChannels(TargetChannels.parse("Db[val_type=discretize]"))
                        .decode(bins)
                        .objects())
                .isZero();
        assertThatThrownBy(() ->
                        WatershedDecoder.forChannels(TargetChannels.parse("Db")).decode(bins))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("take 1 planes, but it has 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B,C", "Dn", "D", "F,T", "F,C,Dn", "P", "F,P,C", "H,V", "Dn,V,H", "F,H", "A,C"})
    void channels_without_automatic_settings_are_refused_with_the_way_out(String codes) {
        assertThatThrownBy(() -> WatershedDecoder.forChannels(codes))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no automatic watershed settings")
                .hasMessageContaining("WatershedDecoder.of");
    }

    @Test
    void values_that_cannot_be_flooded_are_refused() {
        float[] data = TWO_OBJECTS.clone();
        data[9] = Float.NaN;
        FloatImage broken = FloatImage.of("broken", Extent.yx(1, 7), 2, data);
        assertThatThrownBy(() -> WatershedDecoder.forChannels("F,C").decode(broken))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("broken")
                .hasMessageContaining("channel C holds NaN at voxel 2");
    }

    @Test
    void rules_for_what_is_not_predicted_are_refused() {
        assertThatThrownBy(() -> WatershedDecoder.forChannels("F").seeds(ThresholdRule.above(CONTOUR, 0.5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Channel C is not predicted; the prediction has [F]");
        assertThatThrownBy(() -> WatershedDecoder.forChannels("F").seeds())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least one rule");
        assertThatThrownBy(() -> WatershedDecoder.forChannels("F").closeGrowthMask(-1, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 0");
    }

    @Test
    void lists_of_biapy_are_sorted_with_their_thresholds_and_the_first_is_turned_where_it_is_low_inside() {
        assertThat(ChannelRules.seeds(List.of(CONTOUR, FOREGROUND), List.of(Threshold.at(0.3), Threshold.at(0.7))))
                .hasToString("[F > 0.7, C < 0.3]");
        assertThat(ChannelRules.growth(
                        List.of(ChannelCode.BORDER_DISTANCE, CONTOUR),
                        List.of(Threshold.otsu(), Threshold.parse("0.2"))))
                .hasToString("[1 - C > 0.2, Db > half Otsu]");
        assertThat(ChannelRules.growth(
                        List.of(ChannelCode.MASK, FOREGROUND, ChannelCode.TOUCHING),
                        List.of(Threshold.otsu(), Threshold.at(0.4), Threshold.at(0.1))))
                .hasToString("[F > 0.4]");
        assertThat(ChannelRules.seeds(
                        List.of(ChannelCode.VERTICAL, FOREGROUND, ChannelCode.HORIZONTAL),
                        List.of(Threshold.at(0.6), Threshold.otsu(), Threshold.at(0))))
                .hasToString("[F > Otsu, steepness of H < 0.6, steepness of V < 0.6]");
        assertThatThrownBy(() -> ChannelRules.seeds(List.of(CONTOUR), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a threshold for each");
        assertThatThrownBy(() -> Threshold.parse("half")).hasMessageContaining("\"auto\" or a number");
    }
}
