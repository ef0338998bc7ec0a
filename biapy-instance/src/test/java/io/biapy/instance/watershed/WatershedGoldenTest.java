package io.biapy.instance.watershed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.BiapyException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WatershedGoldenTest {
    private static final String FUNCTION = "biapy.data.post_processing.post_processing.watershed_by_channels";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("watershed", FUNCTION, WatershedGoldenTest::check)
                .tests("watershed");
    }

    @TestFactory
    Stream<DynamicTest> automatic_settings_equal_what_biapy_fills_in() {
        return GoldenSuite.cases("watershed").stream()
                .filter(c -> !c.name().contains("opt_")
                        && !c.name().contains("user_")
                        && !c.name().contains("plateau")
                        && !c.name().contains("outside"))
                .map(c -> DynamicTest.dynamicTest(c.path(), () -> assertThat(
                                WatershedDecoder.forChannels(codes(c.options().path("channels"))))
                        .hasToString(fromLists(c).toString())));
    }

    @TestFactory
    Stream<DynamicTest> automatic_channels_equal_those_of_biapys_configuration_checker() {
        return GoldenSuite.cases("instance_config").stream()
                .flatMap(
                        c -> StreamSupport.stream(c.output("rows").path("value").spliterator(), false))
                .filter(WatershedGoldenTest::isForWatershed)
                .map(row -> DynamicTest.dynamicTest(row.path("given").toString(), () -> {
                    JsonNode filled = row.path("filled");
                    if (filled.isMissingNode() || filled.isNull()) {
                        assertThatThrownBy(() -> WatershedDecoder.forChannels(codes(row.path("given"))))
                                .isInstanceOf(BiapyException.class);
                        return;
                    }
                    AutomaticRules rules = AutomaticRules.of(codes(row.path("given")));
                    assertThat(rules.seeds()).containsExactlyInAnyOrderElementsOf(codes(filled.path("SEED_CHANNELS")));
                    assertThat(rules.surface().code())
                            .isEqualTo(
                                    filled.path("TOPOGRAPHIC_SURFACE_CHANNEL").asText());
                    assertThat(List.of(rules.growth())).isEqualTo(codes(filled.path("GROWTH_MASK_CHANNELS")));
                }));
    }

    /** Rows about the channels alone: other processes, other channels and "only in 3D" are another matter. */
    private static boolean isForWatershed(JsonNode row) {
        String process = row.path("filled").path("INSTANCE_CREATION_PROCESS").asText("watershed");
        return (process.equals("watershed") || process.equals("agglomeration"))
                && !row.path("error").asText().contains("can only be used in 3D")
                && StreamSupport.stream(row.path("given").spliterator(), false)
                        .noneMatch(c -> c.asText().matches("R|G.|E.*"));
    }

    private static void check(GoldenCase golden) {
        FloatImage prediction = prediction(golden);
        WatershedTrace trace = decoder(golden).compatibleWithBiapy().trace(prediction);
        thresholds(
                trace.seedThresholds(),
                golden.output("thresholds").path("value").path("seed"));
        thresholds(
                trace.growthThresholds(),
                golden.output("thresholds").path("value").path("growth_mask"));
        int[] mask = new int[trace.growthMask().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = trace.growthMask()[i] ? 1 : 0;
        }
        assertThat(mask)
                .as("growth mask")
                .isEqualTo(golden.outputArray("growth_mask").ints());
        if (golden.output("seeds_before_removal").has("file")) {
            assertThat(trace.seedsBeforeRemoval().codes())
                    .as("seeds before removal")
                    .isEqualTo(golden.outputArray("seeds_before_removal").ints());
        }
        assertThat(trace.seeds().codes())
                .as("seeds")
                .isEqualTo(golden.outputArray("seeds").ints());
        assertThat(trace.surface().data())
                .as("surface")
                .containsExactly(
                        golden.outputArray("surface").floats(), Offset.offset((float) golden.tolerance("surface")));
        assertThat(trace.labels().codes())
                .as("labels")
                .isEqualTo(golden.outputArray("labels").ints());
    }

    private static void thresholds(List<Double> found, JsonNode expected) {
        assertThat(found).hasSize(expected.size());
        for (int k = 0; k < found.size(); k++) {
            assertThat(found.get(k))
                    .as("threshold " + k)
                    .isCloseTo(expected.get(k).asDouble(), Offset.offset(1e-6));
        }
    }

    private static FloatImage prediction(GoldenCase golden) {
        Npy array = golden.inputArray("prediction");
        int[] shape = array.shape();
        int plane = shape[0] * shape[1] * shape[2];
        float[] data = new float[plane * shape[3]];
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < shape[3]; c++) {
                data[c * plane + i] = (float) array.doubleAt(i * shape[3] + c);
            }
        }
        return FloatImage.of(golden.name(), Extent.zyx(shape[0], shape[1], shape[2]), shape[3], data);
    }

    private static WatershedDecoder decoder(GoldenCase golden) {
        JsonNode o = golden.options();
        WatershedDecoder decoder = fromLists(golden);
        List<SeedStep> steps = new ArrayList<>();
        for (int k = 0; k < o.path("seed_morph_sequence").size(); k++) {
            int radius = o.path("seed_morph_radius").get(k).asInt();
            steps.add(
                    o.path("seed_morph_sequence").get(k).asText().equals("dilate")
                            ? SeedStep.dilate(radius)
                            : SeedStep.erode(radius));
        }
        decoder = decoder.seedSteps(steps.toArray(new SeedStep[0]));
        if (o.path("erode_and_dilate_growth_mask").asBoolean()) {
            decoder = decoder.closeGrowthMask(
                    o.path("fore_erosion_radius").asInt(5),
                    o.path("fore_dilation_radius").asInt(5));
        }
        if (o.path("remove_before").asBoolean()) {
            decoder = decoder.removeSeedsUpTo(o.path("thres_small_before").asInt(10));
        }
        if (o.path("watershed_by_2d_slices").asBoolean()) {
            decoder = decoder.sliceBySlice();
        }
        return o.path("db_discretize").asBoolean() ? decoder.binnedDistance() : decoder;
    }

    private static WatershedDecoder fromLists(GoldenCase golden) {
        JsonNode o = golden.options();
        List<ThresholdRule> seeds =
                ChannelRules.seeds(codes(o.path("seed_channels")), thresholds(o.path("seed_channel_ths")));
        boolean steep = seeds.stream().anyMatch(r -> r.side() == ThresholdRule.Side.STEEPNESS_BELOW);
        return WatershedDecoder.of(
                codes(o.path("channels")),
                seeds,
                ChannelRules.growth(
                        codes(o.path("growth_mask_channels")), thresholds(o.path("growth_mask_channel_ths"))),
                steep
                        ? Surface.ofSteepness()
                        : Surface.of(
                                ChannelCode.parse(o.path("topo_surface_channel").asText())));
    }

    private static List<ChannelCode> codes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(c -> ChannelCode.parse(c.asText()))
                .toList();
    }

    private static List<Threshold> thresholds(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(t -> Threshold.parse(t.asText()))
                .toList();
    }
}
