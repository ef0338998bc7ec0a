package io.biapy.synapse.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.refine.ClosePoints;
import io.biapy.metrics.table.ResultTable;
import io.biapy.synapse.detect.BlobSizes;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.detect.PatchwiseDetection;
import io.biapy.synapse.detect.SiteDetection;
import io.biapy.synapse.detect.SiteThreshold;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SynapsePointsGoldenTest {
    private static final Workers ONE = Workers.callerOnly();

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("synapse_points", "create_synapses_from_point_probs", SynapsePointsGoldenTest::prePost)
                .on("synapse_points", "extract_points_in_predictions", SynapsePointsGoldenTest::oneKind)
                .on("synapse_points", "extract_synful_synapses", SynapsePointsGoldenTest::synful)
                .on(
                        "synapse_points",
                        "Instance_Segmentation_Workflow.synapse_seg_process",
                        SynapsePointsGoldenTest::workflow)
                .on("synapse_mapping", "connect_pre_post_synapse_points_by_distance", SynapsePointsGoldenTest::mapping)
                .on("synapse_mapping", "remove_close_points", SynapsePointsGoldenTest::close)
                .on("synapse_mapping", "remove_close_points_by_mask", SynapsePointsGoldenTest::closeByMask)
                .on(
                        "synapse_chunks",
                        "after_one_chunk_raw_prediction per patch + extract_synapse_connectivity",
                        SynapsePointsGoldenTest::chunks)
                .tests("synapse_points", "synapse_mapping", "synapse_chunks");
    }

    private static FloatImage prediction(GoldenCase golden) {
        Npy file = golden.inputArray("prediction");
        int[] s = file.shape();
        int channels = s.length == 4 ? s[3] : 1;
        int n = s[0] * s[1] * s[2];
        float scale = golden.input("prediction").has("scale") ? 255f : 1f;
        float[] values = new float[n * channels];
        for (int i = 0; i < values.length; i++) {
            values[i % channels * n + i / channels] = (float) file.doubleAt(i) / scale;
        }
        return FloatImage.of("prediction", Extent.zyx(s[0], s[1], s[2]), channels, values);
    }

    private static SiteDetection detection(JsonNode options, double threshold) {
        SiteDetection detection = options.path("point_creation_func").asText().equals("blob_log")
                ? SiteDetection.blobs(BlobSizes.of(
                                options.path("min_sigma").asDouble(),
                                options.path("max_sigma").asDouble(),
                                options.path("num_sigma").asInt()))
                        .compatibleWithBiapy()
                : SiteDetection.peaks();
        int distance = options.path("min_distance").asInt(1);
        int border = options.path("exclude_border").asBoolean() ? distance : 0;
        return detection
                .distanceInVoxels(distance)
                .excludeBorder(Extent.zyx(border, border, border))
                .threshold(
                        options.path("relative_th_value").asBoolean()
                                ? SiteThreshold.relative(threshold)
                                : SiteThreshold.manual(threshold));
    }

    private static void prePost(GoldenCase golden) {
        JsonNode th = golden.options().path("min_th_to_be_peak");
        FloatImage image = prediction(golden);
        FoundSites pre = detection(golden.options(), th.get(0).asDouble()).find(image, 0, ONE);
        FoundSites post = detection(golden.options(), th.get(1).asDouble()).find(image, 1, ONE);
        assertPrePost(golden, pre, post, "");
    }

    private static void assertPrePost(GoldenCase golden, FoundSites pre, FoundSites post, String prefix) {
        assertSites(golden, prefix + "pred_pre_locations", "pre_id", pre);
        assertSites(golden, prefix + "pred_post_locations", "post_id", post);
        assertMap(
                golden.table(golden.output(prefix + "pre_post_mapping")),
                NearestPartner.anywhere().compatibleWithBiapy().pair(pre, post));
    }

    private static void assertSites(GoldenCase golden, String output, String id, FoundSites found) {
        List<Map<String, String>> rows = golden.table(golden.output(output));
        assertThat(found.size()).as(output).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(found.id(i)).isEqualTo(Long.parseLong(rows.get(i).get(id)));
            for (int a = 0; a < 3; a++) {
                assertThat(found.at(i, a))
                        .as("%s %d axis %d", output, i, a)
                        .isEqualTo(Double.parseDouble(rows.get(i).get("axis-" + a)));
            }
            assertThat(found.score(i))
                    .isEqualTo(Double.parseDouble(rows.get(i).get("probability")), Offset.offset(1e-5));
        }
    }

    private static void assertMap(List<Map<String, String>> expected, SynapseMap map) {
        ResultTable table = map.toTable();
        assertThat(table.rows()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(table.rows().get(i))
                    .containsExactly(
                            Long.parseLong(expected.get(i).get("pre_id")),
                            Long.parseLong(expected.get(i).get("post_id")));
        }
    }

    private static void oneKind(GoldenCase golden) {
        FoundSites found = detection(
                        golden.options(),
                        golden.options().path("min_th_to_be_peak").asDouble())
                .find(prediction(golden), 0, ONE);
        String type = golden.options().path("point_type").asText();
        assertSites(golden, "pred_" + type + "_locations", type + "_id", found);
    }

    private static void workflow(GoldenCase golden) {
        FloatImage image = prediction(golden);
        SiteDetection detection = SiteDetection.peaks()
                .threshold(threshold(
                        golden.options().path("TH_TYPE").asText(),
                        golden.options().path("MIN_TH_TO_BE_PEAK").asDouble(),
                        image.extent()));
        assertPrePost(golden, detection.find(image, 0, ONE), detection.find(image, 1, ONE), "");
    }

    private static SiteThreshold threshold(String type, double value, Extent patch) {
        return switch (type) {
            case "auto" -> SiteThreshold.otsu();
            case "manual" -> SiteThreshold.manual(value);
            case "relative" -> SiteThreshold.relative(value);
            case "relative_by_patch" -> SiteThreshold.relativeByPatch(value, patch);
            default -> throw new AssertionError(type);
        };
    }

    private static void synful(GoldenCase golden) {
        FloatImage image = prediction(golden);
        FoundSites post = SiteDetection.peaks()
                .threshold(SiteThreshold.manual(
                        golden.options().path("threshold_abs").asDouble()))
                .find(image, 0, ONE);
        SynapseMap map = VectorPartner.joining(
                        golden.options().path("cluster_distance").asDouble())
                .compatibleWithBiapy()
                .pair(post, image);
        JsonNode counts = golden.output("counts").path("value");
        assertThat(map.pre().size()).isEqualTo(counts.get(0).asInt());
        assertThat(post.size()).isEqualTo(counts.get(1).asInt());
        if (post.size() == 0) {
            return;
        }
        assertSites(golden, "pred_post_locations", "post_id", post);
        List<Map<String, String>> pres = golden.table(golden.output("pred_pre_locations"));
        List<Map<String, String>> posts = golden.table(golden.output("pred_post_locations"));
        for (SynapseMap.Pair pair : map.pairs()) { // by place: scipy numbers clusters in its own order
            int id = Integer.parseInt(posts.get(pair.post()).get("pre_id"));
            for (int a = 0; a < 3; a++) {
                assertThat(map.pre().at(pair.pre(), a))
                        .isEqualTo(Double.parseDouble(pres.get(id - 1).get("axis-" + a)), Offset.offset(1e-4));
            }
        }
    }

    private static FoundSites sites(Npy points) {
        return FoundSites.of(points.doubles(), new double[points.length() / 3], Calibration.unknown());
    }

    private static void mapping(GoldenCase golden) {
        SynapseMap map = NearestPartner.anywhere()
                .compatibleWithBiapy()
                .pair(sites(golden.inputArray("pre")), sites(golden.inputArray("post")));
        assertMap(golden.table(golden.output("pre_post_mapping")), map);
    }

    private static Calibration voxel(GoldenCase golden) {
        JsonNode r = golden.options().path("resolution");
        return Calibration.of(r.get(0).asDouble(), r.get(1).asDouble(), r.get(2).asDouble(), "px");
    }

    private static void close(GoldenCase golden) {
        double[] points = golden.inputArray("points").doubles();
        assertDropped(
                golden,
                ClosePoints.within(golden.options().path("radius").asDouble(), voxel(golden))
                        .kept(points),
                points.length / 3);
    }

    private static void closeByMask(GoldenCase golden) {
        FloatImage image = prediction(golden);
        float[] channel =
                image.channel(golden.options().path("channel").asInt()).data();
        boolean[] mask = new boolean[channel.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = channel[i] > golden.options().path("bin_th").asDouble();
        }
        double[] points = golden.inputArray("points").doubles();
        assertDropped(
                golden,
                ClosePoints.within(golden.options().path("radius").asDouble(), voxel(golden))
                        .kept(points, mask, image.extent()),
                points.length / 3);
    }

    private static void assertDropped(GoldenCase golden, int[] kept, int points) {
        List<Integer> dropped = new ArrayList<>();
        golden.output("dropped").path("value").forEach(v -> dropped.add(v.asInt()));
        assertThat(IntStream.range(0, points).filter(i -> Arrays.binarySearch(kept, i) < 0))
                .containsExactlyInAnyOrderElementsOf(dropped);
    }

    private static void chunks(GoldenCase golden) {
        FloatImage image = prediction(golden);
        JsonNode o = golden.options();
        Extent patch = Extent.zyx(
                o.path("patch").get(0).asInt(),
                o.path("patch").get(1).asInt(),
                o.path("patch").get(2).asInt());
        Extent padding = Extent.zyx(
                o.path("padding").get(0).asInt(),
                o.path("padding").get(1).asInt(),
                o.path("padding").get(2).asInt());
        double value = o.path("MIN_TH_TO_BE_PEAK").asDouble();
        PatchwiseDetection detection = PatchwiseDetection.of(
                SiteDetection.peaks().threshold(threshold(o.path("TH_TYPE").asText(), value, patch)),
                patch,
                padding,
                value);
        assertPrePost(golden, detection.find(image, 0, ONE), detection.find(image, 1, ONE), "vol_");
    }
}
